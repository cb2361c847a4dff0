" SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
" What ALE makes of the file that Vim has opened, for FileCheck: its list of problems,
" and what is left of it when the first quick fix has been taken. They are written to the
" file $OUT.

function! s:Say(text) abort
  call writefile(split(a:text, "\n"), $OUT, 'a')
endfunction

function! s:Found() abort
  return ale#engine#GetLoclist(bufnr(''))
endfunction

function! s:WaitFor(what, holds) abort
  for l:turn in range(2400)
    if a:holds()
      return
    endif
    sleep 50m
  endfor
  call s:Say('waited too long for ' . a:what)
  " FileCheck shows what there is instead.
  qall!
endfunction

function! s:Show(title) abort
  call s:Say(a:title)
  for l:problem in s:Found()
    call s:Say(printf('%d:%d: %s: %s [%s] from %s', l:problem.lnum, l:problem.col,
    \ l:problem.type, l:problem.text, get(l:problem, 'code', ''), l:problem.linter_name))
    for l:line in split(get(l:problem, 'detail', ''), "\n")
      call s:Say('  ' . l:line)
    endfor
  endfor
  call s:Say(len(s:Found()) . ' problems')
endfunction

call s:WaitFor('problems', {-> !empty(s:Found())})
call s:Show('AT FIRST')

if s:Found()[0].linter_name is# 'clangd'
  let s:before = len(s:Found())
  " The user takes the first offer.
  function! ale#util#Input(message, value, ...) abort
    call s:Say(a:message)
    return '1'
  endfunction
  call cursor(s:Found()[0].lnum, s:Found()[0].col)
  ALECodeAction
  call s:WaitFor('the fix', {-> &modified})
  ALELint
  call s:WaitFor('fewer problems', {-> !empty(s:Found()) && len(s:Found()) < s:before})
  call s:Show('WITH THE FIX')
  call s:Say(join(getline(1, '$'), "\n"))
endif
qall!
