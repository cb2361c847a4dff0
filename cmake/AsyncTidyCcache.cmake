# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Compiles through ccache, where it is installed and ASYNCTIDY_CCACHE is on.

option(ASYNCTIDY_CCACHE "Compile through ccache where it is installed" ON)

if(ASYNCTIDY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(ASYNCTIDY_CCACHE_PROGRAM ccache)
  if(ASYNCTIDY_CCACHE_PROGRAM)
    # Without this sloppiness ccache leaves precompiled headers alone.
    set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      "${ASYNCTIDY_CCACHE_PROGRAM}"
    )
  endif()
endif()
