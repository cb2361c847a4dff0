;; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
(require 'eglot)
(add-to-list 'eglot-server-programs
             '((c++-mode c-mode) . ("/path/to/async-clangd")))
(add-hook 'c++-mode-hook #'eglot-ensure)
