// A draft prepared once for all rules: the texts that a reader sees or follows, as given and normalised.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "policy/draft.h"
#include "policy/file_view.h"
#include "policy/match/images.h"
#include "policy/pack.h"
#include "policy/passage.h"
#include "policy/text/html_style.h"
#include "policy/text/html_text.h"
#include "policy/text/mapped_text.h"
#include "policy/writing/written_text.h"

namespace stoa::policy {

class Dictionaries;
class Understanding;
struct Reading;
struct JoinedPassage;

// An HTML body, read once.
struct HtmlBody {
    explicit HtmlBody(const MappedText& source) : text(read_html(source)), style(text), images(find_images(text, style)) {}
    HtmlBody(const HtmlBody&) = delete;
    HtmlBody& operator=(const HtmlBody&) = delete;

    HtmlText text;
    HtmlStyle style;
    std::vector<Image> images;
};

class View {
public:
    // Keeps references: `draft`, `pack` and `dictionaries` must outlive it.
    // Without dictionaries nothing is said of spelling.
    View(const Draft& draft, const Pack& pack, const Dictionaries* dictionaries = nullptr);
    ~View();
    View(const View&) = delete;
    View& operator=(const View&) = delete;

    const Draft& draft() const { return draft_; }
    const Pack& pack() const { return pack_; }
    const Dictionaries* dictionaries() const { return dictionaries_; }
    // Of the message itself.
    const std::vector<Passage>& passages() const { return passages_; }
    // The attachments that somebody has looked into.
    const std::vector<FileView>& files() const { return files_; }
    // What a passage of this view says, or shown_body(); found when it is first asked for. One thread at a time.
    const Reading& reading(const Passage& passage) const;
    // What the draft is for; found when it is first asked for. One thread at a time.
    const Understanding& understanding() const;
    // Null where the body is plain text.
    const HtmlBody* html() const { return html_.get(); }
    // Of the words that a reader sees: a primary subtag of BCP 47, or "und". What the draft states is believed unless the
    // text plainly is another.
    std::string_view language() const;
    // What is left of an HTML body's visible text without what styles hide; null where they hide nothing. It is none of passages().
    const Passage* shown_body() const { return shown_body_.get(); }
    // The tags of HTML within that span of the part: who takes its words out leaves them.
    std::string tags_in(Part part, const Span& span) const;
    // Of a passage of this view, as its author wrote it.
    const std::vector<WrittenSentence>& sentences(const Passage& passage) const;
    // The body's beginning behind the ends of earlier messages.
    const std::vector<JoinedPassage>& joined() const;
    // Whether that place of the body is quoted from an earlier message.
    bool is_quoted(const Span& place) const;
    // Whether no word of the body is its author's own.
    bool is_all_quoted() const;
    // The code points of the subject or body as given, or of what was found in a file.
    std::u32string_view given(Part part) const;

private:
    void add_attributes(bool (*wanted)(const HtmlElement&, std::string_view), Passage::Source source);

    const Draft& draft_;
    const Pack& pack_;
    const Dictionaries* dictionaries_;
    MappedText subject_;
    MappedText body_;
    std::unique_ptr<const HtmlBody> html_;
    std::vector<Passage> passages_;
    std::unique_ptr<const Passage> shown_body_;
    std::vector<FileView> files_;
    mutable std::map<const Passage*, std::unique_ptr<const Reading>> readings_;
    mutable std::unique_ptr<Understanding> understanding_;
    mutable std::map<const Passage*, std::vector<WrittenSentence>> sentences_;
    mutable std::unique_ptr<const std::vector<JoinedPassage>> joined_;
    mutable std::optional<std::vector<Span>> quotes_;
    mutable std::optional<std::string_view> language_;  // A view is used by one thread.
};

}  // namespace stoa::policy
