# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

# asynctidy_add_library(<name> <source>...)
#
# One directory of the project as objects: the plugin, the tools and the unit
# tests link the same ones.
function(asynctidy_add_library name)
  add_library(${name} OBJECT ${ARGN})
  target_link_libraries(${name} PUBLIC asynctidy-options)
endfunction()

# asynctidy_add_tool(<name> <source>... [OBJECTS <library>...])
#
# A program on LLVM's Support library, in <build>/bin.
function(asynctidy_add_tool name)
  cmake_parse_arguments(arg "" "" "OBJECTS" ${ARGN})
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE asynctidy-options ${arg_OBJECTS})
  asynctidy_link_llvm(${name})
  set_target_properties(${name} PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
endfunction()
