# SPDX-License-Identifier: Apache-2.0
# A program built with nothing but a compiler and pkg-config.
#   cmake -DPKG_CONFIG=... -DCOMPILER=... -DPREFIX=... -DLIBDIR=... -DSOURCE=... -DOUTPUT=...
#     -DFLAGS=-std=c++20 -P build.cmake
set(ENV{PKG_CONFIG_PATH} "${PREFIX}/${LIBDIR}/pkgconfig")
execute_process(COMMAND ${PKG_CONFIG} --cflags --libs "crawlguard >= 0.1"
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
execute_process(COMMAND ${COMPILER} ${FLAGS} ${SOURCE} -o ${OUTPUT} ${flags}
  COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
set(ENV{LD_LIBRARY_PATH} "${PREFIX}/${LIBDIR}")
execute_process(COMMAND ${OUTPUT} COMMAND_ERROR_IS_FATAL ANY)
