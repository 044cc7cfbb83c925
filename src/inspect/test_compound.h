// For tests: old Office files, of records that the tests make.
#pragma once

#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output-memory.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace stoa::inspect {

template <std::size_t size>
std::string little(std::uint64_t number) {
    std::string bytes;
    for (std::size_t at = 0; at < size; ++at) bytes += static_cast<char>(number >> (8 * at) & 0xffU);
    return bytes;
}

inline std::string utf16(std::string_view ascii) {
    std::string wide;
    for (const char c : ascii) (wide += c) += '\0';
    return wide;
}

// A compound file of these streams, by name.
inline std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams) {
    ::GsfOutput* memory = ::gsf_output_memory_new();
    ::GsfOutfile* root = ::gsf_outfile_msole_new(memory);
    for (const auto& [name, content] : streams) {
        ::GsfOutput* stream = ::gsf_outfile_new_child(root, name.c_str(), FALSE);
        EXPECT_TRUE(::gsf_output_write(stream, content.size(), reinterpret_cast<const guint8*>(content.data())));
        ::gsf_output_close(stream);
        ::g_object_unref(stream);
    }
    ::gsf_output_close(GSF_OUTPUT(root));
    const std::string bytes(reinterpret_cast<const char*>(::gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory))),
                            static_cast<std::size_t>(::gsf_output_size(memory)));
    ::g_object_unref(root);
    ::g_object_unref(memory);
    return bytes;
}

// A record of a workbook (MS-XLS), and one of a drawing or of slides (MS-ODRAW, MS-PPT).
inline std::string record(std::uint64_t type, std::string_view content) {
    return little<2>(type) + little<2>(content.size()) + std::string(content);
}
inline std::string drawing(std::uint64_t version, std::uint64_t instance, std::uint64_t type, std::string_view content) {
    return little<2>(version | instance << 4U) + little<2>(type) + little<4>(content.size()) + std::string(content);
}
inline std::string jpeg_blip(std::string_view jpeg) { return drawing(0, 0x46a, 0xf01d, std::string(17, '\7') + std::string(jpeg)); }

inline std::string workbook(std::string_view records, std::uint64_t version = 0x0600) {
    return record(0x809, little<2>(version) + little<2>(5) + std::string(12, '\0')) + std::string(records) + record(0x0a, "");
}
inline std::string xls(std::string_view records) { return compound_file({{"Workbook", workbook(records)}}); }

// A document of Word 97 and later: the head, the text at 2048, the table of one piece.
inline std::string doc(std::string_view text, std::vector<std::pair<std::string, std::string>> more = {}, std::uint64_t version = 0xc1) {
    std::string main(2048, '\0');
    main.replace(0, 4, little<2>(0xa5ec) + little<2>(version));
    main.replace(0x18, 8, little<4>(2048) + little<4>(2048 + text.size()));
    const std::string pieces = little<4>(0) + little<4>(text.size()) + little<2>(0) + little<4>(2048 * 2 | 0x40000000U) + little<2>(0);
    const std::string table = "\2" + little<4>(pieces.size()) + pieces;
    main.replace(0x1a2, 8, little<4>(0) + little<4>(table.size()));
    std::vector<std::pair<std::string, std::string>> streams{{"WordDocument", main + std::string(text)}, {"0Table", table}};
    for (auto& stream : more) streams.push_back(std::move(stream));
    return compound_file(streams);
}

}  // namespace stoa::inspect
