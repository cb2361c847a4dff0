# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# cmake -DTO=FILE -DPAGES=FILES -P pages.cmake
#
# Writes the pages as a table of C++ texts.

list(SORT PAGES)
set(table "static constexpr Page BuiltinPages[] = {\n")
foreach(page IN LISTS PAGES)
  get_filename_component(check "${page}" NAME_WE)
  file(READ "${page}" text)
  string(APPEND table "{\"${check}\", R\"page(${text})page\"},\n")
endforeach()
string(APPEND table "};\n")
file(WRITE "${TO}" "${table}")
