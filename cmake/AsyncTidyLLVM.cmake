# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Finds LLVM and what of it the build needs. Which LLVM is said by LLVM_DIR (the
# presets set it) or CMAKE_PREFIX_PATH, never by a version given to
# find_package(): LLVM 18 and later answer only to "22.1", not to "22".
#
# Sets ASYNCTIDY_LLVM_MAJOR, ASYNCTIDY_LLVM_BINDIR, ASYNCTIDY_LLVM_INCLUDE_DIR.

find_package(LLVM REQUIRED CONFIG)

set(ASYNCTIDY_LLVM_MAJOR "${LLVM_VERSION_MAJOR}")
set(ASYNCTIDY_LLVM_BINDIR "${LLVM_TOOLS_BINARY_DIR}")

if(ASYNCTIDY_LLVM_MAJOR LESS 14 OR ASYNCTIDY_LLVM_MAJOR GREATER 22)
  message(WARNING
    "LLVM ${LLVM_PACKAGE_VERSION} (${LLVM_DIR}) is none of the supported 14 to 22.")
endif()

# clang-tidy's own headers: Debian has them in libclang-N-dev.
find_path(ASYNCTIDY_CLANG_TIDY_INCLUDE_DIR clang-tidy/ClangTidyCheck.h
  PATHS ${LLVM_INCLUDE_DIRS}
  NO_DEFAULT_PATH
)
if(NOT ASYNCTIDY_CLANG_TIDY_INCLUDE_DIR)
  message(FATAL_ERROR
    "clang-tidy/ClangTidyCheck.h is not in ${LLVM_INCLUDE_DIRS}: install clang-tidy's "
    "headers (Debian: libclang-${ASYNCTIDY_LLVM_MAJOR}-dev).")
endif()

# Only these of LLVM's headers are for us: libc++abi-N-dev puts a <cxxabi.h> in
# the same directory, which must not hide that of the C++ library in use.
set(ASYNCTIDY_LLVM_INCLUDE_DIR "${PROJECT_BINARY_DIR}/llvm-include")
file(MAKE_DIRECTORY "${ASYNCTIDY_LLVM_INCLUDE_DIR}")
foreach(dir IN LISTS LLVM_INCLUDE_DIRS)
  foreach(name llvm llvm-c clang clang-c clang-tidy)
    if(EXISTS "${dir}/${name}")
      file(CREATE_LINK "${dir}/${name}" "${ASYNCTIDY_LLVM_INCLUDE_DIR}/${name}" SYMBOLIC)
    endif()
  endforeach()
endforeach()

# Debian's clang-tidy is compiled by clang, which mangles some of its templates
# otherwise than g++ 12 does: a plugin built by g++ loads, then misses a symbol.
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(WARNING
    "The plugin is to be compiled by clang++-${ASYNCTIDY_LLVM_MAJOR}, not by "
    "${CMAKE_CXX_COMPILER}: clang-tidy may refuse to load it.")
endif()

# Links a program with LLVM's shared library where there is one.
function(asynctidy_link_llvm target)
  if(TARGET LLVM)
    target_link_libraries(${target} PRIVATE LLVM)
  else()
    llvm_map_components_to_libnames(libs support)
    target_link_libraries(${target} PRIVATE ${libs})
  endif()
endfunction()
