# SPDX-License-Identifier: Apache-2.0
# The layers and what each may include, as data. tests/lint/layers.py holds the sources to it.
# A layer is a folder below src; `signals/x` are the protocols, which never include each other.
set(CRAWLGUARD_LAYER_base "")
set(CRAWLGUARD_LAYER_url base)
set(CRAWLGUARD_LAYER_text base)
set(CRAWLGUARD_LAYER_html base url text)
set(CRAWLGUARD_LAYER_signals base url text html)
set(CRAWLGUARD_LAYER_signals/robots base url text html signals)
set(CRAWLGUARD_LAYER_signals/tdmrep base url text html signals)
set(CRAWLGUARD_LAYER_signals/robots_tag base url text html signals)
set(CRAWLGUARD_LAYER_signals/http_status base url text html signals)
set(CRAWLGUARD_LAYER_rules base url text html)
set(CRAWLGUARD_LAYER_decision base url text html signals rules)
set(CRAWLGUARD_LAYER_check base url text html signals signals/robots signals/tdmrep
  signals/robots_tag signals/http_status rules decision)
set(CRAWLGUARD_LAYER_report base url text html decision)
set(CRAWLGUARD_LAYER_capi base check report)
# The I/O border: everything above knows no socket, file, clock or thread.
set(CRAWLGUARD_LAYER_fetch base url)
set(CRAWLGUARD_LAYER_site base url check fetch)
set(CRAWLGUARD_LAYER_cli base url signals signals/robots rules check report fetch site)

set(CRAWLGUARD_CORE_LAYERS base url text html signals signals/robots signals/tdmrep
  signals/robots_tag signals/http_status rules decision check report capi)
set(CRAWLGUARD_NET_LAYERS fetch site)

# crawlguard_layer(<folder> SOURCES ... [LIBRARIES ...]): one OBJECT library a layer.
function(crawlguard_layer folder)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  string(REPLACE "/" "_" name ${folder})
  add_library(crawlguard_${name} OBJECT ${ARG_SOURCES})
  target_include_directories(crawlguard_${name} PRIVATE
    ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include)
  target_compile_definitions(crawlguard_${name} PRIVATE crawlguard_EXPORTS)
  target_link_libraries(crawlguard_${name} PRIVATE crawlguard_flags ${ARG_LIBRARIES})
endfunction()
