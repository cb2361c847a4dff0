# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# How everything here is compiled: the interface target asynctidy-options.

set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(asynctidy-options INTERFACE)
target_include_directories(asynctidy-options INTERFACE
  "${PROJECT_SOURCE_DIR}/lib"
  "${PROJECT_BINARY_DIR}/lib" # What is generated.
)
target_include_directories(asynctidy-options SYSTEM INTERFACE
  "${ASYNCTIDY_LLVM_INCLUDE_DIR}"
)
separate_arguments(definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(asynctidy-options INTERFACE ${definitions})

# As LLVM itself is compiled.
target_compile_options(asynctidy-options INTERFACE
  -fno-exceptions
  $<$<NOT:$<BOOL:${LLVM_ENABLE_RTTI}>>:-fno-rtti>
  -Wall -Wextra
  $<$<BOOL:${ASYNCTIDY_WERROR}>:-Werror>
)

# The same bytes wherever it is built.
target_compile_options(asynctidy-options INTERFACE
  "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=."
  "-ffile-prefix-map=${PROJECT_BINARY_DIR}=./build"
)
