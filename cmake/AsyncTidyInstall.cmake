# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# What `cmake --install` puts where. All that belongs to one LLVM lies in paths
# with its number, so that several share a prefix:
#
#   lib/llvm-N/lib/ClangTidyAsync.so
#   lib/llvm-N/bin/clang-tidy-async     finds the plugin beside it
#   bin/clang-tidy-async-N              a link to it
#   lib/cmake/ClangTidyAsync-N/         for find_package()
#   share/man, share/doc/clang-tidy-async-N
#   share/bash-completion/completions, share/zsh/site-functions,
#   share/fish/vendor_completions.d   completions of clang-tidy-async-N
#
# and the names without a number, which belong to what was installed last:
#
#   bin/clang-tidy-async, share/man/man1/clang-tidy-async.1, and its completions
#
# Components: lint, clangd (where async-clangd is built), unversioned, and aio,
# the runtime, whose rules stand in lib/Runtime.

include(CMakePackageConfigHelpers)

set(major "${ASYNCTIDY_LLVM_MAJOR}")
set(llvm_dir "lib/llvm-${major}")
set(stage "${PROJECT_BINARY_DIR}/install")

# install_link(<name> <to> <directory> <component>)
function(install_link name to directory component)
  set(link "${stage}/${directory}/${name}")
  file(MAKE_DIRECTORY "${stage}/${directory}")
  file(CREATE_LINK "${to}" "${link}" SYMBOLIC)
  install(FILES "${link}" DESTINATION "${directory}" COMPONENT ${component})
endfunction()

# install_program(<target> <component>): with its links, its man page and its
# completions, as far as there are any.
function(install_program target component)
  install(TARGETS ${target} EXPORT ClangTidyAsync-${component}
    RUNTIME DESTINATION "${llvm_dir}/bin" COMPONENT ${component}
  )
  install_link("${target}-${major}" "../${llvm_dir}/bin/${target}" bin ${component})
  install_link("${target}" "${target}-${major}" bin unversioned)

  file(GLOB_RECURSE pages CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/docs/${target}.1"
    "${PROJECT_SOURCE_DIR}/tools/${target}.1"
  )
  foreach(page IN LISTS pages)
    install(FILES "${page}" DESTINATION share/man/man1
      COMPONENT ${component} RENAME "${target}-${major}.1")
    install(FILES "${page}" DESTINATION share/man/man1 COMPONENT unversioned)
  endforeach()

  # bash and fish look for a file that is named like the program. That of zsh
  # says itself for which programs it is.
  install_completion("${target}.bash" share/bash-completion/completions
    "${target}-${major}" "${target}" ${component})
  install_completion("${target}.fish" share/fish/vendor_completions.d
    "${target}-${major}.fish" "${target}.fish" ${component})
  install_completion("_${target}" share/zsh/site-functions
    "_${target}-${major}" "" ${component})
endfunction()

# install_completion(<file> <directory> <name> <name without number> <component>)
function(install_completion file directory name unversioned component)
  set(path "${PROJECT_SOURCE_DIR}/completions/${file}")
  if(NOT EXISTS "${path}")
    return()
  endif()
  install(FILES "${path}" DESTINATION "${directory}"
    COMPONENT ${component} RENAME "${name}")
  if(unversioned)
    install(FILES "${path}" DESTINATION "${directory}"
      COMPONENT unversioned RENAME "${unversioned}")
  endif()
endfunction()

# The plugin lies beside LLVM's own libraries of that major, as in Debian.
install(TARGETS ClangTidyAsync EXPORT ClangTidyAsync-lint
  LIBRARY DESTINATION "${llvm_dir}/lib" COMPONENT lint
)
install_program(clang-tidy-async lint)
if(TARGET async-clangd)
  install_program(async-clangd clangd)
endif()

# --- Documents ------------------------------------------------------------------

set(doc_dir "share/doc/clang-tidy-async-${major}")
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/LICENSE.txt"
  DESTINATION "${doc_dir}" COMPONENT lint)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs" "${PROJECT_SOURCE_DIR}/examples"
  DESTINATION "${doc_dir}" COMPONENT lint
  FILES_MATCHING
  PATTERN "*.md" PATTERN "*.svg" PATTERN "*.png" PATTERN "*.yml" PATTERN "*.yaml"
  PATTERN "*.cpp" PATTERN "*.h" PATTERN "*.bzl" PATTERN "*.example"
  PATTERN "timeline.py" PATTERN "*.jsonl"
)

# --- find_package(ClangTidyAsync) -----------------------------------------------

# Built and installed the package has the same layout below its prefix, so that
# CMAKE_PREFIX_PATH may name either. Of the builds beside it, build/llvm-M, it
# knows as well as of the majors installed beside it.
set(package_dir "lib/cmake/ClangTidyAsync-${major}")
set(own_targets "${PROJECT_BINARY_DIR}/${package_dir}/ClangTidyAsyncTargets.cmake")

function(configure_package to others)
  set(ASYNCTIDY_OTHERS "${others}")
  configure_file("${PROJECT_SOURCE_DIR}/cmake/ClangTidyAsyncConfig.cmake.in"
    "${to}/ClangTidyAsyncConfig.cmake" @ONLY)
  write_basic_package_version_file("${to}/ClangTidyAsyncConfigVersion.cmake"
    VERSION "${PROJECT_VERSION}" COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
endfunction()
configure_package("${PROJECT_BINARY_DIR}/${package_dir}"
  "../../../../llvm-*/lib/cmake/ClangTidyAsync-*")
configure_package("${stage}/${package_dir}" "../ClangTidyAsync-*")

set_target_properties(ClangTidyAsync PROPERTIES EXPORT_NAME plugin-${major})
set_target_properties(clang-tidy-async PROPERTIES EXPORT_NAME launcher-${major})
export(EXPORT ClangTidyAsync-lint NAMESPACE ClangTidyAsync:: FILE "${own_targets}")
install(EXPORT ClangTidyAsync-lint NAMESPACE ClangTidyAsync::
  FILE ClangTidyAsyncTargets.cmake
  DESTINATION "${package_dir}" COMPONENT lint
)
install(FILES
  "${stage}/${package_dir}/ClangTidyAsyncConfig.cmake"
  "${stage}/${package_dir}/ClangTidyAsyncConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/ClangTidyAsyncEnable.cmake"
  DESTINATION "${package_dir}" COMPONENT lint
)
configure_file("${PROJECT_SOURCE_DIR}/cmake/ClangTidyAsyncEnable.cmake"
  "${PROJECT_BINARY_DIR}/${package_dir}/ClangTidyAsyncEnable.cmake" COPYONLY)
