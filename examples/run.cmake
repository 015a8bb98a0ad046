# SPDX-License-Identifier: Apache-2.0
# Runs an example on examples/data and compares its decisions with data/expected.txt.
#   cmake -DPROGRAM=FILE -DDATA=FOLDER -P run.cmake
execute_process(
  COMMAND ${PROGRAM} https://example.com/harbour ${DATA}/page.html ${DATA}/headers.txt
    ${DATA}/robots.txt
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT status EQUAL 1)  # some purposes are denied
  message(FATAL_ERROR "exit status ${status}, expected 1\n${output}${errors}")
endif()

# "purpose verdict reason" a line; the C example prints JSON.
if(output MATCHES "^{")
  set(json "${output}")
  set(output "")
  foreach(purpose IN ITEMS fetch search ai-input ai-train tdm archive)
    string(JSON verdict GET "${json}" decisions ${purpose} verdict)
    string(JSON reason GET "${json}" decisions ${purpose} reason)
    string(APPEND output "${purpose} ${verdict} ${reason}\n")
  endforeach()
endif()
file(READ ${DATA}/expected.txt expected)
string(REGEX REPLACE " +" " " output "${output}")
string(REGEX REPLACE " +" " " expected "${expected}")
if(NOT output STREQUAL expected)
  message(FATAL_ERROR "decided:\n${output}expected:\n${expected}${errors}")
endif()
