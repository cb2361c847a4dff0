-- SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
-- Neovim 0.7 to 0.10
vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'c', 'cpp' },
  callback = function()
    local client = vim.lsp.start_client({
      name = 'clangd',
      cmd = { '/path/to/async-clangd' },
      root_dir = vim.fn.getcwd(),
    })
    vim.lsp.buf_attach_client(0, client)
  end,
})
