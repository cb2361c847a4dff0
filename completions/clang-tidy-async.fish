# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Completion for fish, in share/fish/vendor_completions.d/clang-tidy-async.fish and
# under the name of each clang-tidy-async-N. fish reads the file that is named like
# the program.

set --local program (string replace --regex '.*/' '' -- (status filename) | string replace --regex '\\.fish$' '')

complete -c $program -l llvm -x -a '14 15 16 17 18 19 20 21 22' -d 'The LLVM to use'
complete -c $program -s j -l jobs -x -d 'Files to lint at a time'
complete -c $program -l error-exitcode -x -d 'The status if there are findings'
complete -c $program -l write-baseline -r -d 'Write down all findings'
complete -c $program -l baseline -r -d 'Tell only what the file does not have'
complete -c $program -l update -d 'Bring the baseline up to date'
complete -c $program -l diff -r -d 'Tell only what a unified diff brings'
complete -c $program -l sarif -r -d 'Write a SARIF report'
complete -c $program -l gitlab -r -d 'Write a GitLab code quality report'
complete -c $program -l github -d 'Print annotations for GitHub'
complete -c $program -l root -x -a '(__fish_complete_directories)' -d 'What paths in reports begin at'
complete -c $program -l init -d 'Write a .clang-tidy here'
complete -c $program -l force -d 'Overwrite the .clang-tidy that is there'
complete -c $program -l explain -x -a "($program --list-checks 2>/dev/null | string match -r 'async-.*')" -d 'Print the page of a check'
complete -c $program -l list-catalog -x -d 'Print what the catalog knows of a function'
complete -c $program -l check-catalog -d 'Check the names in catalog files'
complete -c $program -l print-plugin -d 'Print the path of the plugin'
complete -c $program -l print-clang-tidy -d 'Print the path of the clang-tidy that is run'
complete -c $program -l help -d 'Print a summary'
complete -c $program -l version -d 'Print the version'
complete -c $program -s p -x -a '(__fish_complete_directories)' -d 'The directory of the compilation database'
complete -c $program -l checks -x -d 'The checks to run'
complete -c $program -l fix -d 'Make the fixes'
complete -c $program -l header-filter -x -d 'The headers to tell findings in'
complete -c $program -l list-checks -d 'Print the checks'
complete -c $program -l quiet -d 'Print findings only'
complete -c $program -l use-color -d 'Print in colours'
complete -c $program -l warnings-as-errors -x -d 'The findings that are errors'
