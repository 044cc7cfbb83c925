// For tests: documents and archives that need no file.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "inspect/report.h"

namespace stoa::inspect {

using Entries = std::vector<std::pair<std::string, std::string>>;

inline std::string zip(const Entries& entries) {
    std::string out(16 << 20, '\0');
    std::size_t used = 0;
    ::archive* writer = ::archive_write_new();
    ::archive_write_set_format_zip(writer);
    EXPECT_EQ(::archive_write_open_memory(writer, out.data(), out.size(), &used), ARCHIVE_OK);
    for (const auto& [name, content] : entries) {
        ::archive_entry* header = ::archive_entry_new();
        ::archive_entry_set_pathname(header, name.c_str());
        ::archive_entry_set_size(header, std::ssize(content));
        ::archive_entry_set_filetype(header, AE_IFREG);
        ::archive_write_header(writer, header);
        ::archive_write_data(writer, content.data(), content.size());
        ::archive_entry_free(header);
    }
    ::archive_write_close(writer);
    ::archive_write_free(writer);
    return out.substr(0, used);
}

// One page of 400 by 300 points; readers mend the table that is not there.
inline std::string pdf(std::string_view text, std::string_view more_of_page = {}, std::string_view more_of_catalogue = {}) {
    const std::string content = fmt::format("BT /F1 28 Tf 40 200 Td ({}) Tj ET", text);
    return fmt::format(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R {} >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R {} /Resources << /Font << /F1 << /Type /Font "
        "/Subtype /Type1 "
        "/BaseFont /Helvetica >> >> >> >> endobj\n4 0 obj << /Length {} >> stream\n{}\nendstream endobj\ntrailer << /Root 1 0 R /Size 5 "
        ">>\n%%EOF\n",
        more_of_catalogue, more_of_page, content.size(), content);
}

inline std::string all_text(const Report& report, TextOrigin origin = TextOrigin::Written) {
    std::string text;
    for (const Passage& passage : report.passages) {
        if (passage.origin == origin) text += passage.text + "\n";
    }
    return text;
}

inline std::string docx(std::string_view body, std::string_view relationships = {}, Entries more = {}) {
    Entries entries{{"[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"},
                    {"word/_rels/document.xml.rels", fmt::format("<Relationships>{}</Relationships>", relationships)},
                    {"word/document.xml", fmt::format("<w:document xmlns:w='w' xmlns:r='r'><w:body>{}</w:body></w:document>", body)}};
    for (auto& entry : more) entries.push_back(std::move(entry));
    return zip(entries);
}

}  // namespace stoa::inspect
