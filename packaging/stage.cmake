# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# What CPack does with the files of the packages before it packs them: what a
# Debian package must have besides those that are installed, and for all of them
# one time (SOURCE_DATE_EPOCH), so that the bytes do not depend on that of packing.

# dpkg-shlibdeps finds a library's package in the order of a hash, which Perl
# else shuffles in each run.
set(ENV{PERL_HASH_SEED} 0)

# Which package a component becomes is said by CPACK_ASYNCTIDY_PACKAGE_<component>.
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  set(package "${CPACK_ASYNCTIDY_PACKAGE_${component}}")
  set(staged "${CPACK_TEMPORARY_DIRECTORY}/${component}${CPACK_PACKAGING_INSTALL_PREFIX}")
  if(NOT IS_DIRECTORY "${staged}")
    message(FATAL_ERROR "there is nothing of the component ${component} in ${staged}")
  endif()

  set(documents "${staged}/share/doc/${package}")
  file(MAKE_DIRECTORY "${documents}")
  configure_file("${CPACK_ASYNCTIDY_FILES}/copyright" "${documents}/copyright" COPYONLY)
  configure_file("${CPACK_ASYNCTIDY_FILES}/changelog" "${documents}/changelog" COPYONLY)
  # Said by copyright.
  file(REMOVE "${documents}/LICENSE.txt")

  # Debian has LLVM's libraries where the system looks, so programs need no path
  # to them; a link there that belongs to a -dev package would be taken first.
  file(GLOB programs "${staged}/lib/llvm-*/bin/*")
  foreach(program IN LISTS programs)
    file(RPATH_REMOVE FILE "${program}")
  endforeach()

  # Where Debian's zsh looks for what packages bring.
  if(EXISTS "${staged}/share/zsh/site-functions")
    file(RENAME "${staged}/share/zsh/site-functions" "${staged}/share/zsh/vendor-completions")
  endif()

  file(GLOB pages "${staged}/share/man/man1/*.1")
  foreach(file IN LISTS pages ITEMS "${documents}/changelog")
    execute_process(COMMAND gzip --best --no-name --force "${file}" COMMAND_ERROR_IS_FATAL ANY)
  endforeach()

  # Whatever the umask was.
  execute_process(COMMAND chmod --recursive u=rwX,go=rX "${staged}" COMMAND_ERROR_IS_FATAL ANY)

  if(DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(
      COMMAND find "${CPACK_TEMPORARY_DIRECTORY}/${component}" -exec
        touch --no-dereference "--date=@$ENV{SOURCE_DATE_EPOCH}" {} +
      COMMAND_ERROR_IS_FATAL ANY
    )
  endif()
endforeach()
