# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# What `cpack` packs: one .deb a component and LLVM major, as ./dev package
# builds them. Each stands alone: the files of two majors have different names,
# and update-alternatives gives the name without number to the newest.

set(major "${ASYNCTIDY_LLVM_MAJOR}")

# --- What Debian wants besides ----------------------------------------------------

set(CPACK_ASYNCTIDY_FILES "${PROJECT_BINARY_DIR}/packaging")

# Packages carry their licence in a form of Debian's, without the common part.
file(READ "${PROJECT_SOURCE_DIR}/LICENSE.txt" licence)
string(FIND "${licence}" "---- LLVM Exceptions" begin)
string(SUBSTRING "${licence}" ${begin} -1 licence)
string(STRIP "${licence}" exception)
string(REPLACE "\n\n" "\n.\n" exception "${exception}")
string(REPLACE "\n" "\n " exception "${exception}")
configure_file("${PROJECT_SOURCE_DIR}/packaging/copyright.in"
  "${CPACK_ASYNCTIDY_FILES}/copyright" @ONLY)

set(changelog "${PROJECT_SOURCE_DIR}/packaging/changelog")
configure_file("${changelog}" "${CPACK_ASYNCTIDY_FILES}/changelog" COPYONLY)
file(STRINGS "${changelog}" lines)
list(GET lines 0 line)
if(NOT line MATCHES "^clang-tidy-async \\(${PROJECT_VERSION}\\) ")
  message(FATAL_ERROR "${changelog} does not begin with version ${PROJECT_VERSION}: ${line}")
endif()
list(FILTER lines INCLUDE REGEX "^ -- ")
list(GET lines 0 line)
string(REGEX REPLACE "^ -- (.*>)  .*$" "\\1" contact "${line}")

# --- The packages -----------------------------------------------------------------

set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/stage.cmake")
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL "")

set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # Would come before that of each package.

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SOURCE clang-tidy-async)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${contact}")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# add_package(<component> <program> SUMMARY <text> DESCRIPTION <text>
#             [DEPENDS <package>...] [RECOMMENDS ...] [SUGGESTS ...])
macro(add_package component name)
  cmake_parse_arguments(arg "" "SUMMARY;DESCRIPTION" "DEPENDS;RECOMMENDS;SUGGESTS" ${ARGN})
  set(program "${name}") # An argument of a macro is no variable.
  string(TOUPPER ${component} upper)
  list(APPEND CPACK_COMPONENTS_ALL ${component})
  set(CPACK_ASYNCTIDY_PACKAGE_${component} "${program}-${major}")
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME "${program}-${major}")
  set(CPACK_COMPONENT_${upper}_DESCRIPTION "${arg_SUMMARY}\n${arg_DESCRIPTION}")
  foreach(relation DEPENDS RECOMMENDS SUGGESTS)
    list(JOIN arg_${relation} ", " CPACK_DEBIAN_${upper}_PACKAGE_${relation})
  endforeach()

  # What gets a name without number together with the program.
  set(slaves "")
  set(slave " \\\n    --slave")
  file(GLOB_RECURSE pages
    "${PROJECT_SOURCE_DIR}/docs/${program}.1" "${PROJECT_SOURCE_DIR}/tools/${program}.1")
  if(pages)
    set(man "/usr/share/man/man1/${program}")
    string(APPEND slaves "${slave} ${man}.1.gz ${program}.1.gz ${man}-${major}.1.gz")
  endif()
  if(EXISTS "${PROJECT_SOURCE_DIR}/completions/${program}.bash")
    set(path "/usr/share/bash-completion/completions/${program}")
    string(APPEND slaves "${slave} ${path} ${program}.bash ${path}-${major}")
  endif()
  if(EXISTS "${PROJECT_SOURCE_DIR}/completions/${program}.fish")
    set(path "/usr/share/fish/vendor_completions.d/${program}")
    string(APPEND slaves "${slave} ${path}.fish ${program}.fish ${path}-${major}.fish")
  endif()
  set(CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_EXTRA "")
  foreach(script postinst prerm)
    configure_file("${PROJECT_SOURCE_DIR}/packaging/${script}.in"
      "${CPACK_ASYNCTIDY_FILES}/${component}/${script}" @ONLY)
    list(APPEND CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_EXTRA
      "${CPACK_ASYNCTIDY_FILES}/${component}/${script}")
  endforeach()
endmacro()

# Of one upstream release: LLVM keeps its ABI within N.M.
math(EXPR next_minor "${LLVM_VERSION_MINOR} + 1")
set(of_this_release ">= 1:${major}.${LLVM_VERSION_MINOR}~")
set(before_the_next "<< 1:${major}.${next_minor}~")
# Where LLVM's library lies at two paths, dpkg-shlibdeps may take the one of
# which it does not know the package.
set(libllvm "libllvm${major} (${of_this_release})")

add_package(lint clang-tidy-async
  SUMMARY "clang-tidy checks for blocking calls in asynchronous C++ (LLVM ${major})"
  DESCRIPTION "Finds calls that stop an event loop: a sleep, a file read, a socket, a lock, a
join or a name lookup that a coroutine reaches without co_await, however
many helpers lie between.
.
This package contains the plugin for clang-tidy ${major}, the program that runs
clang-tidy with it, and a package for CMake."
  DEPENDS
    "clang-tidy-${major} (${of_this_release})" "clang-tidy-${major} (${before_the_next})"
    "${libllvm}"
  # What is linted includes the headers of C++.
  RECOMMENDS "libstdc++-12-dev | libstdc++-dev | libc++-dev"
)
if(TARGET async-clangd)
  add_package(clangd async-clangd
    SUMMARY "clangd with the checks for asynchronous C++ (LLVM ${major})"
    DESCRIPTION "A language server for C and C++, clangd, that shows besides its own warnings
those of the checks for blocking calls in asynchronous code."
    # The headers of the compiler.
    DEPENDS "libclang-common-${major}-dev (${of_this_release})" "${libllvm}"
    RECOMMENDS "libstdc++-12-dev | libstdc++-dev | libc++-dev"
    SUGGESTS "clang-tidy-async-${major}"
  )
endif()

include(CPack)
