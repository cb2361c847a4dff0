" SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
let g:ale_linters = {'cpp': ['clangd']}
let g:ale_cpp_clangd_executable = '/path/to/async-clangd'
