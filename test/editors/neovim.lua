-- SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
-- What Neovim makes of the file that it has opened, for FileCheck: its diagnostics,
-- and those that are left when the first quick fix has been taken.

local function say(...)
  io.stdout:write(string.format(...), '\n')
end

local function wait_for(what, holds)
  if not vim.wait(120000, holds, 50) then
    say('waited too long for %s', what)
    -- FileCheck shows what there is instead.
    vim.cmd('qall!')
  end
end

local function name_of(uri)
  return vim.fn.fnamemodify(vim.uri_to_fname(uri), ':t')
end

local function show(title)
  say('%s', title)
  local found = vim.diagnostic.get(0)
  table.sort(found, function(a, b) return a.lnum < b.lnum end)
  for _, diagnostic in ipairs(found) do
    local lsp = diagnostic.user_data.lsp
    say('%d:%d: %s: %s [%s] from %s', diagnostic.lnum + 1, diagnostic.col + 1,
      vim.diagnostic.severity[diagnostic.severity], diagnostic.message, lsp.code,
      diagnostic.source)
    for _, related in ipairs(lsp.relatedInformation or {}) do
      local start = related.location.range.start
      say('  %s:%d:%d: %s', name_of(related.location.uri), start.line + 1,
        start.character + 1, related.message)
    end
  end
  say('%d diagnostics', #found)
end

wait_for('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
show('AT FIRST')
local before = #vim.diagnostic.get(0)

-- The user takes the first offer.
vim.ui.select = function(items, options, choose)
  for _, item in ipairs(items) do
    say('offered: %s', options.format_item(item))
  end
  choose(items[1])
end
vim.diagnostic.goto_next({ float = false })
vim.lsp.buf.code_action()
wait_for('the fix', function() return vim.bo.modified end)
wait_for('fewer diagnostics', function() return #vim.diagnostic.get(0) < before end)
show('WITH THE FIX')
for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
  say('line %d: %s', number, line)
end
vim.cmd('qall!')
