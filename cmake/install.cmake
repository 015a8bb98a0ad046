# SPDX-License-Identifier: Apache-2.0
# What leaves the build tree, and how others find it: find_package(crawlguard) and pkg-config give the
# same library as add_subdirectory. Components: runtime, development, tools.
include(CMakePackageConfigHelpers)

# What a static crawlguard makes its users link, as PREFIX:module of cmake/dependencies.cmake.
set(CRAWLGUARD_PRIVATE_MODULES
  RE2:re2 GUMBO:gumbo CURL:libcurl UTF8PROC:libutf8proc CRYPTO:libcrypto)

set(CRAWLGUARD_PUBLIC_HEADERS
  include/crawlguard/c.h
  include/crawlguard/checker.h
  include/crawlguard/crawlguard.h
  include/crawlguard/decision.h
  include/crawlguard/evidence.h
  include/crawlguard/json.h
  include/crawlguard/page.h
  include/crawlguard/purpose.h
  include/crawlguard/result.h
  include/crawlguard/rule_set.h
  include/crawlguard/site_policy.h
  include/crawlguard/version.h)

# The library. The symbol map is for the linker; visibility has hidden the rest before.
if(BUILD_SHARED_LIBS)
  set(map "${PROJECT_SOURCE_DIR}/cmake/crawlguard.map")
  target_link_options(crawlguard PRIVATE "LINKER:--version-script=${map}")
  set_property(TARGET crawlguard APPEND PROPERTY LINK_DEPENDS "${map}")
endif()
install(TARGETS crawlguard EXPORT crawlguardTargets
  RUNTIME COMPONENT runtime
  LIBRARY COMPONENT runtime NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development)
install(FILES ${CRAWLGUARD_PUBLIC_HEADERS} "${PROJECT_BINARY_DIR}/include/crawlguard/export.h"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/crawlguard" COMPONENT development)

# find_package(crawlguard). While the version is 0.x, a new minor version may break users.
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/crawlguard")
install(EXPORT crawlguardTargets NAMESPACE crawlguard:: DESTINATION "${package_dir}"
  COMPONENT development)
configure_package_config_file(cmake/crawlguardConfig.cmake.in
  "${PROJECT_BINARY_DIR}/crawlguardConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/crawlguardConfigVersion.cmake"
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/crawlguardConfig.cmake"
  "${PROJECT_BINARY_DIR}/crawlguardConfigVersion.cmake"
  DESTINATION "${package_dir}" COMPONENT development)

# pkg-config. The prefix is found from where the file lies, so that the tree can be moved; an
# absolute library folder says that it cannot.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(CRAWLGUARD_PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
else()
  file(RELATIVE_PATH up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
  string(REGEX REPLACE "/$" "" up "${up}")
  set(CRAWLGUARD_PC_PREFIX "\${pcfiledir}/${up}")
endif()
set(CRAWLGUARD_PC_INCLUDEDIR "\${prefix}")
cmake_path(APPEND CRAWLGUARD_PC_INCLUDEDIR "${CMAKE_INSTALL_INCLUDEDIR}")
set(CRAWLGUARD_PC_LIBDIR "\${prefix}")
cmake_path(APPEND CRAWLGUARD_PC_LIBDIR "${CMAKE_INSTALL_LIBDIR}")
list(TRANSFORM CRAWLGUARD_PRIVATE_MODULES REPLACE "^.*:" "" OUTPUT_VARIABLE modules)
list(JOIN modules " " modules)
# A static library is linked together with its dependencies' shared ones. That is not what
# `pkg-config --static` means (it would ask for libcurl's own dependencies too), so they are public.
if(BUILD_SHARED_LIBS)
  set(CRAWLGUARD_PC_REQUIRES "Requires.private: ${modules}")
  set(CRAWLGUARD_PC_LIBS "-L\${libdir} -lcrawlguard")
else()
  set(CRAWLGUARD_PC_REQUIRES "Requires: ${modules}")
  set(CRAWLGUARD_PC_LIBS "-L\${libdir} -lcrawlguard -lstdc++ -lm")
endif()
configure_file(cmake/crawlguard.pc.in "${PROJECT_BINARY_DIR}/crawlguard.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/crawlguard.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)

# The command, and the rule files to read, copy and change. The library does not need them: it has
# them built in.
if(CRAWLGUARD_CLI)
  install(TARGETS crawlguard_cli RUNTIME COMPONENT tools)
endif()
install(DIRECTORY rules DESTINATION "${CMAKE_INSTALL_DATADIR}/crawlguard" COMPONENT tools
  FILES_MATCHING PATTERN "*.toml" PATTERN "README.md")
