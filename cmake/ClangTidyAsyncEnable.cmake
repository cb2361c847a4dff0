# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# async_tidy_enable(<target>... [LLVM <N>] [CHECKS <glob>...] [WARNINGS_AS_ERRORS])
#
# Lints the C++ sources of the targets whenever they are compiled, by whatever
# compiler: sets the property CXX_CLANG_TIDY, which CMake heeds for Ninja and
# Makefiles.
#
#   LLVM N              the clang-tidy to use. Otherwise that of the compiler, if
#                       it is clang and its major is installed, or the newest.
#   CHECKS              what is checked, as in clang-tidy's -checks. Otherwise
#                       the .clang-tidy file decides if it names async- checks,
#                       and all async- checks are on if not.
#   WARNINGS_AS_ERRORS  findings (of CHECKS, or of all async- checks) end the
#                       compilation.
#
# A target that is linted already, by CXX_CLANG_TIDY or CMAKE_CXX_CLANG_TIDY,
# keeps the checks and options that it has there.

function(async_tidy_enable)
  cmake_parse_arguments(PARSE_ARGV 0 arg "WARNINGS_AS_ERRORS" "LLVM" "CHECKS")
  if(NOT arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "async_tidy_enable() needs the name of a target.")
  endif()
  if(arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "async_tidy_enable(): ${arg_KEYWORDS_MISSING_VALUES} needs a value.")
  endif()
  if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(WARNING "async_tidy_enable(): CMake lints with Ninja and Makefiles, "
      "not with ${CMAKE_GENERATOR}.")
  endif()
  foreach(target IN LISTS arg_UNPARSED_ARGUMENTS)
    _async_tidy_enable_one("${target}" "${arg_LLVM}" "${arg_CHECKS}" "${arg_WARNINGS_AS_ERRORS}")
  endforeach()
endfunction()

function(_async_tidy_enable_one target major checks as_errors)
  if(NOT TARGET ${target})
    message(FATAL_ERROR "async_tidy_enable(): there is no target '${target}'.")
  endif()
  get_target_property(imported ${target} IMPORTED)
  get_target_property(type ${target} TYPE)
  if(imported OR NOT type MATCHES "EXECUTABLE|(STATIC|SHARED|MODULE|OBJECT)_LIBRARY")
    message(FATAL_ERROR "async_tidy_enable(): the target '${target}' compiles nothing.")
  endif()

  # What the target had before the first call: of several, the last counts.
  get_property(known TARGET ${target} PROPERTY ASYNC_TIDY_BEFORE SET)
  if(NOT known)
    get_property(linted TARGET ${target} PROPERTY CXX_CLANG_TIDY)
    set_property(TARGET ${target} PROPERTY ASYNC_TIDY_BEFORE "${linted}")
  endif()
  get_property(linted TARGET ${target} PROPERTY ASYNC_TIDY_BEFORE)
  set(options "")
  if(linted)
    set(options ${linted})
    list(POP_FRONT options program)
    if(NOT major AND program MATCHES "clang-tidy-([0-9]+)$")
      set(major "${CMAKE_MATCH_1}")
    endif()
  endif()
  _async_tidy_launcher(launcher "${major}")

  string(REPLACE ";" "," globs "${checks}")
  if(NOT globs)
    set(globs "async-*")
  endif()
  if(linted)
    _async_tidy_add_globs(options checks "${globs}")
  elseif(checks)
    list(APPEND options "--checks=-*,${globs}")
  endif()
  if(as_errors)
    _async_tidy_add_globs(options warnings-as-errors "${globs}")
  endif()
  set_property(TARGET ${target} PROPERTY CXX_CLANG_TIDY "${launcher}" ${options})
endfunction()

# Appends to the globs of an option, which clang-tidy takes only once, in the
# list of options of that name.
function(_async_tidy_add_globs list name globs)
  set(others "")
  set(given "")
  foreach(option IN LISTS ${list})
    if(option MATCHES "^--?${name}=(.*)$")
      set(given "${CMAKE_MATCH_1},")
    else()
      list(APPEND others "${option}")
    endif()
  endforeach()
  set(${list} ${others} "--${name}=${given}${globs}" PARENT_SCOPE)
endfunction()

# The path of the launcher for a major, or for the fitting one if there is none.
function(_async_tidy_launcher result major)
  if(NOT major)
    list(GET ClangTidyAsync_LLVM -1 major)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
      string(REGEX MATCH "^[0-9]+" compiler "${CMAKE_CXX_COMPILER_VERSION}")
      if(compiler IN_LIST ClangTidyAsync_LLVM)
        set(major "${compiler}")
      endif()
    endif()
  endif()
  if(NOT major IN_LIST ClangTidyAsync_LLVM)
    string(REPLACE ";" ", " there "${ClangTidyAsync_LLVM}")
    message(FATAL_ERROR "async_tidy_enable(): no clang-tidy-async for LLVM ${major}, "
      "only for ${there}.")
  endif()

  get_target_property(launcher ClangTidyAsync::launcher-${major} LOCATION)
  # Now, and not at the first file that is compiled.
  execute_process(COMMAND "${launcher}" --print-clang-tidy
    RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE message)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "async_tidy_enable(): ${message} (${launcher}: ${status})")
  endif()
  set(${result} "${launcher}" PARENT_SCOPE)
endfunction()
