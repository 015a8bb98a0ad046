# SPDX-License-Identifier: Apache-2.0
# cmake -DRULES_DIR=... -DOUTPUT=... -P embed_rules.cmake: the rule files as one C++ source.
# String literals are split, as compilers need not accept more than 64 KiB in one.
file(GLOB_RECURSE files RELATIVE ${RULES_DIR} ${RULES_DIR}/*.toml)
list(SORT files)
set(body "")
foreach(file IN LISTS files)
  file(READ ${RULES_DIR}/${file} hex HEX)
  string(LENGTH "${hex}" length)
  set(literals "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${hex}" ${at} 128 part)
    string(REGEX REPLACE "(..)" "\\\\x\\1" part "${part}")
    string(APPEND literals "\n      \"${part}\"")
    math(EXPR at "${at} + 128")
  endwhile()
  string(APPEND body "  out.push_back({\"${file}\",${literals}});\n")
endforeach()
file(WRITE ${OUTPUT}.new
"// Generated from rules/ by cmake/embed_rules.cmake. Do not edit.
#include \"rules/builtin.h\"

namespace crawlguard::rules {

std::vector<RuleSource> EmbeddedSources() {
  std::vector<RuleSource> out;
${body}  return out;
}

}  // namespace crawlguard::rules
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUTPUT}.new)
