" SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
let g:ale_linters = {'cpp': ['clangtidy']}
let g:ale_cpp_clangtidy_executable = '/path/to/clang-tidy-async'
