# SPDX-License-Identifier: Apache-2.0
# What a consumer can switch; defaults differ between this project on top and as a part of another.
option(CRAWLGUARD_DEVELOPER_MODE "Build tests and examples" ${PROJECT_IS_TOP_LEVEL})
option(CRAWLGUARD_BENCH "Build bench/ (needs Google Benchmark)" OFF)
option(CRAWLGUARD_CLI "Build the crawlguard command (needs CLI11, fmt)" ${PROJECT_IS_TOP_LEVEL})
option(CRAWLGUARD_INSTALL "Generate install rules" ${PROJECT_IS_TOP_LEVEL})
option(CRAWLGUARD_WERROR "Treat warnings as errors" OFF)
option(CRAWLGUARD_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(BUILD_SHARED_LIBS "Build crawlguard as a shared library" ON)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

# Flags of our own targets; never propagated to consumers. -Wno-restrict: g++ 12 sees overlaps in
# every "text" + std::string at -O2 (GCC bug 105651).
add_library(crawlguard_flags INTERFACE)
target_compile_options(crawlguard_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor> $<$<COMPILE_LANGUAGE:CXX>:-Woverloaded-virtual>
  -Wformat=2 -Wimplicit-fallthrough -Wno-missing-field-initializers
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<BOOL:${CRAWLGUARD_WERROR}>:-Werror>)
target_compile_definitions(crawlguard_flags INTERFACE _GLIBCXX_ASSERTIONS)
if(CRAWLGUARD_SANITIZE)
  target_compile_options(crawlguard_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(crawlguard_flags INTERFACE -fsanitize=address,undefined)
endif()
