// SPDX-License-Identifier: Apache-2.0
//
// DocumentBuilder's other half: what machines read of a page, and the prose in its attributes.
#include <algorithm>

#include "base/ascii.h"
#include "html/document_builder.h"
#include "html/json_strings.h"
#include "html/words.h"

namespace crawlguard::html {
namespace {

constexpr std::size_t kAttributeWords = 4;
constexpr std::size_t kJsonWords = 3;

// The type of a data block that is JSON: application/json, application/ld+json and their kin.
// https://mimesniff.spec.whatwg.org/#json-mime-type
bool IsJsonType(std::string_view type) {
  const std::string essence = ascii::Lower(ascii::TrimBlank(type.substr(0, type.find(';'))));
  return essence == "application/json" || essence == "text/json" || essence.ends_with("+json");
}

}  // namespace

void DocumentBuilder::CollectMetadata(const GumboElement& element, const Attributes& attributes,
                                      Frame* frame) {
  const bool html = element.tag_namespace == GUMBO_NAMESPACE_HTML;
  if (attributes.Has(Attr::kDataNosnippet)) {
    document_->nosnippets_.push_back(SourceOf(element.original_tag));
  }
  bool hidden_input = false;
  if (html) {
    switch (element.tag) {
      case GUMBO_TAG_HTML:
        document_->lang_ = Keep(attributes.Value(Attr::kLang));
        break;
      case GUMBO_TAG_BASE:
        if (document_->base_href_.empty()) {
          document_->base_href_ = Keep(attributes.Value(Attr::kHref));
        }
        break;
      case GUMBO_TAG_META:
        AddMeta(element, attributes, frame->in_head);
        break;
      case GUMBO_TAG_LINK:
      case GUMBO_TAG_A:
      case GUMBO_TAG_AREA:
        AddLink(element, attributes, frame);
        break;
      case GUMBO_TAG_SCRIPT:
        AddScript(element, attributes);
        break;
      case GUMBO_TAG_INPUT:
        hidden_input = ascii::EqualsIgnoreCase(attributes.Value(Attr::kType), "hidden");
        break;
      case GUMBO_TAG_IFRAME:
      case GUMBO_TAG_NOEMBED:
      case GUMBO_TAG_NOFRAMES:
        if (element.children.length > 0) {
          const auto* const child = static_cast<const GumboNode*>(element.children.data[0]);
          const Span source = SourceOf(child->v.text.original_text);
          if (child->type != GUMBO_NODE_WHITESPACE && !source.empty()) {
            AddPart(input_.substr(source.begin, source.size()), source, true, Zone::kHidden);
          }
        }
        break;
      default:
        break;
    }
  }
  AddProse(element, attributes, hidden_input);
}

void DocumentBuilder::AddMeta(const GumboElement& element, const Attributes& attributes,
                              bool in_head) {
  Meta meta;
  meta.name = Keep(attributes.Value(Attr::kName));
  meta.property = Keep(attributes.Value(Attr::kProperty));
  meta.http_equiv = Keep(attributes.Value(Attr::kHttpEquiv));
  meta.content = Keep(attributes.Value(Attr::kContent));
  meta.span = SourceOf(element.original_tag);
  meta.in_head = in_head;
  document_->metas_.push_back(meta);
}

void DocumentBuilder::AddLink(const GumboElement& element, const Attributes& attributes,
                              Frame* frame) {
  if (!attributes.Has(Attr::kRel) && !attributes.Has(Attr::kHref)) return;
  Link link;
  link.element = gumbo_normalized_tagname(element.tag);
  link.rel = Keep(attributes.Value(Attr::kRel));
  link.href = Keep(attributes.Value(Attr::kHref));
  link.type = Keep(attributes.Value(Attr::kType));
  link.span = SourceOf(element.original_tag);
  link.visible = frame->context.visible;
  Span marks = {kNone, kNone};
  if (element.tag == GUMBO_TAG_A) {
    frame->link = document_->links_.size();
    marks.begin = text_.Mark();
  }
  link_marks_.push_back(marks);
  document_->links_.push_back(link);
}

void DocumentBuilder::ResolveLinks() {
  for (std::size_t i = 0; i < link_marks_.size(); ++i) {
    if (link_marks_[i].begin == kNone || link_marks_[i].end == kNone) continue;
    Span& text = document_->links_[i].text;
    text.begin = text_.MarkPosition(link_marks_[i].begin);
    text.end = std::max(text.begin, text_.MarkPosition(link_marks_[i].end));
  }
}

void DocumentBuilder::AddScript(const GumboElement& element, const Attributes& attributes) {
  Script script;
  script.type = Keep(attributes.Value(Attr::kType));
  if (element.children.length > 0) {
    const auto* const child = static_cast<const GumboNode*>(element.children.data[0]);
    script.span = SourceOf(child->v.text.original_text);
  }
  script.body = input_.substr(script.span.begin, script.span.size());
  document_->scripts_.push_back(script);
  if (IsJsonType(script.type)) AddJsonStrings(script.span);
}

void DocumentBuilder::AddJsonStrings(Span body) {
  TextContext context;
  context.zone = Zone::kJson;
  context.visible = false;
  ForEachJsonString(input_.substr(body.begin, body.size()),
                    [&](Span inside, std::string_view value, bool verbatim) {
                      if (!HasWords(value, kJsonWords)) return;
                      const Span source = {body.begin + inside.begin, body.begin + inside.end};
                      text_.AddAside(verbatim ? value : Keep(value), source,
                                     verbatim ? SourceKind::kVerbatim : SourceKind::kJson, context);
                    });
}

void DocumentBuilder::AddProse(const GumboElement& element, const Attributes& attributes,
                               bool hidden_input) {
  const GumboAttribute* const srcdoc = attributes.Find(Attr::kSrcdoc);
  const GumboAttribute* const value = hidden_input ? attributes.Find(Attr::kValue) : nullptr;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* const attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const bool hidden = value != nullptr && attribute == value;
    if (!hidden && attribute != srcdoc && !HoldsProse(attribute->name)) continue;
    const std::string_view text = attribute->value;
    const std::string_view original = OriginalValue(*attribute);
    if (!IsInPart(original.data()) || !HasWords(text, kAttributeWords)) continue;
    const Span source = SourceOf(original.data(), original.size());
    const bool verbatim = text == original;
    if (attribute == srcdoc) {
      AddPart(verbatim ? input_.substr(source.begin, source.size()) : Keep(text), source, verbatim,
              Zone::kAttribute);
      continue;
    }
    TextContext context;
    context.zone = hidden ? Zone::kHidden : Zone::kAttribute;
    context.visible = false;
    text_.AddAside(text, source, verbatim ? SourceKind::kVerbatim : SourceKind::kAttribute,
                   context);
  }
}

}  // namespace crawlguard::html
