// SPDX-License-Identifier: Apache-2.0
//
// How text is cut into blocks, and where they stand.
#include <gtest/gtest.h>

#include <string>

#include "document_printer.h"

namespace crawlguard::html {
namespace {

struct BlockCase {
  const char* name;
  std::string html;
  std::string blocks;
};

class DocumentBlocks : public testing::TestWithParam<BlockCase> {};

TEST_P(DocumentBlocks, AreCut) { EXPECT_EQ(Blocks(GetParam().html), GetParam().blocks); }

const auto kName = [](const auto& test) { return std::string(test.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Borders, DocumentBlocks,
    testing::Values(
        BlockCase{"Empty", "", ""}, BlockCase{"Blank", "<p> \n <div></div>", ""},
        BlockCase{"InlineAddsNothing", "<p>Te<b>xt</b> <a>and</a> <i>da<u>ta</u></i> mi<wbr>ning.",
                  "main v:Text and data mining."},
        BlockCase{"UnknownElementsAreInline", "<x-a>Te</x-a><foo>xt</foo>", "main v:Text"},
        BlockCase{"BreakIsALineEnd", "one<br>two<br/>three", "main v:one two three"},
        BlockCase{"BlocksBreak", "<div>one<p>two</p>three</div>",
                  "main v:one|main v:two|main v:three"},
        BlockCase{"CellsBreak", "<table><tr><td>one<td>two</table>", "main v:one|main v:two"},
        BlockCase{"ItemsBreak", "<dl><dt>one<dd>two</dl>", "main v:one|main v:two"},
        BlockCase{"OptionsBreak", "<select><option>one<option>two</select>",
                  "main v:one|main v:two"},
        BlockCase{"References", "a&amp;b &copy; &#x17C;", "main v:a&b \u00A9 \u017C"},
        BlockCase{"FosterParented", "<table>one<tr><td>two</table>", "main v:one|main v:two"},
        BlockCase{"ScriptsAndStylesAreNoText",
                  "<p>one<script>var x='two';</script><style>three{}</style> four",
                  "main v:one four"},
        BlockCase{"SvgText", "<svg><title>t</title><text>one</text><style>x</style></svg>",
                  "hidden -:t|main v:one"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Zones, DocumentBlocks,
    testing::Values(
        BlockCase{
            "Landmarks",
            "<nav>n</nav><main>m</main><article>a</article><aside>s</aside><footer>f</footer>",
            "nav v:n|main v:m|article v:a|aside v:s|footer v:f"},
        BlockCase{"Inherited", "<article><div><p>a</div></article>", "article v:a"},
        BlockCase{"FooterByClass", "<div class=site-footer><p>f</p><ul><li>g</ul></div>",
                  "footer v:f|footer vl:g"},
        BlockCase{"InlineKeepsTheBlocksZone", "<p>one <span class=copyright>two</span>",
                  "main v:one two"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Kinds, DocumentBlocks,
    testing::Values(BlockCase{"Heading", "<h2>one <i>two</i></h2>", "main vh:one two"},
                    BlockCase{"Quoted",
                              "<blockquote><p>one</blockquote><pre>two</pre><p><q>three</q></p>",
                              "main vq:one|main v:two|main vq:three"},
                    BlockCase{"PartlyQuotedIsNot", "<p>says <q>one</q>", "main v:says one"},
                    BlockCase{"QuotedInBlanks", "<p> <code>one</code> ", "main vq:one"},
                    BlockCase{"Textarea", "<textarea><b>one</b></textarea>", "main v:<b>one</b>"},
                    BlockCase{"ListItem", "<ul><li>one<p>two</ul>", "main vl:one|main vl:two"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Hidden, DocumentBlocks,
    testing::Values(
        BlockCase{"Attribute", "<p hidden>one", "hidden -:one"},
        BlockCase{"Aria", "<p aria-hidden=TRUE>one<p aria-hidden=false>two",
                  "hidden -:one|main v:two"},
        BlockCase{"Style", "<p style='display:none'>one", "hidden -:one"},
        BlockCase{"Inherited", "<div hidden><footer><p>one</footer></div>", "hidden -:one"},
        BlockCase{"Template", "<template><p>one</template>", "hidden -:one"},
        BlockCase{"Noscript", "<p>x<noscript>one <b>two</b></noscript> y",
                  "noscript -:one two|main v:x y"},
        BlockCase{"NoscriptInHead", "<head><noscript><link rel=x></noscript></head>", ""},
        BlockCase{"Fallback", "<video>one</video><object>two</object><canvas>three</canvas>",
                  "hidden -:one|hidden -:two|hidden -:three"},
        BlockCase{"Dialog", "<dialog>one</dialog><dialog open>two</dialog>",
                  "hidden -:one|main v:two"},
        BlockCase{"DoesNotInterrupt", "<p>Text and <span hidden>no</span>data mining.",
                  "hidden -:no|main v:Text and data mining."},
        BlockCase{"HiddenBlockDoesNotInterrupt",
                  "<div>Text and <div hidden>no</div>data mining.</div>",
                  "hidden -:no|main v:Text and data mining."},
        BlockCase{"Frames", "<iframe>one <b>two</b></iframe><noembed>three</noembed>",
                  "hidden -:one two|hidden -:three"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Asides, DocumentBlocks,
    testing::Values(
        BlockCase{"Title", "<title>A &amp; B</title>", "attribute -h:A & B"},
        BlockCase{"Comment", "<p>x <!-- one two three --> y", "main v:x y|comment -:one two three"},
        BlockCase{"ShortComment", "<!-- one two -->", ""},
        BlockCase{"CommentWithMarkup", "<!-- <p>one <b>two</b> &oacute;</p><p>three</p> -->",
                  "comment -:one two \u00F3|comment -:three"},
        BlockCase{"BogusComment", "<?php one two three ?>", "comment -:php one two three ?"},
        BlockCase{
            "Attributes",
            "<img alt='one two three four'><a title='five six seven eight' aria-label=short>x</a>",
            "main v:x|attribute -:one two three four|attribute -:five six seven eight"},
        BlockCase{"Data", "<p data-x='one two three &amp; four' class='a b c d'>",
                  "attribute -:one two three & four"},
        BlockCase{"MetaContent", "<meta name=rights content='one two three four'>",
                  "attribute -:one two three four"},
        BlockCase{"HiddenInput",
                  "<input type=hidden value='one two three four'><input value='a b c d'>",
                  "hidden -:one two three four"},
        BlockCase{"Srcdoc",
                  "<iframe srcdoc='&lt;p>one two &lt;b>three&lt;/b> four&lt;p>five'></iframe>",
                  "attribute -:one two three four|attribute -:five"},
        BlockCase{"JsonLd",
                  "<script type='application/ld+json; x=y'>{\"a b c d\":\"one two "
                  "\\u0074hree\"}</script>",
                  "json -:one two three"},
        BlockCase{"OtherScripts", "<script type=text/javascript>\"one two three\"</script>", ""},
        BlockCase{"CopiesSayItOnce", "<p><b title='one two three four'>x<p>y<p>z",
                  "main v:x|attribute -:one two three four|main v:y|main v:z"}),
    kName);

}  // namespace
}  // namespace crawlguard::html
