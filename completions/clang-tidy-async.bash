# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Completion for bash, in share/bash-completion/completions/clang-tidy-async and
# under the name of each clang-tidy-async-N.

_clang_tidy_async() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local program=${COMP_WORDS[0]}
  # "--option=value" comes in three words.
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  COMPREPLY=()
  case $before in
  --llvm)
    COMPREPLY=($(compgen -W '14 15 16 17 18 19 20 21 22' -- "$word"))
    return
    ;;
  --explain)
    COMPREPLY=($(compgen -W "$("$program" --list-checks 2>/dev/null | grep -o 'async-.*')" -- "$word"))
    return
    ;;
  -j | --jobs | --error-exitcode | --list-catalog)
    return
    ;;
  --baseline | --write-baseline | --diff | --sarif | --gitlab)
    COMPREPLY=($(compgen -f -- "$word"))
    return
    ;;
  -p | --root)
    COMPREPLY=($(compgen -d -- "$word"))
    return
    ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '
      --llvm -j --jobs --error-exitcode --write-baseline --baseline --update --diff --sarif
      --gitlab --github --root --init --force --explain --list-catalog --check-catalog
      --print-plugin --print-clang-tidy --help --version
      -p --checks --config --config-file --export-fixes --extra-arg --extra-arg-before --fix
      --fix-errors --fix-notes --header-filter --line-filter --list-checks --quiet
      --system-headers --use-color --warnings-as-errors' -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _clang_tidy_async clang-tidy-async
for _clang_tidy_async_major in 14 15 16 17 18 19 20 21 22; do
  complete -o filenames -F _clang_tidy_async "clang-tidy-async-$_clang_tidy_async_major"
done
unset _clang_tidy_async_major
