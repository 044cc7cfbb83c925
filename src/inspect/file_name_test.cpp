#include "inspect/file_name.h"

#include <gmock/gmock.h>

#include "base/text.h"

namespace stoa::inspect {
namespace {

std::string concerns(std::string_view name, FileKind kind, std::string_view media_type = {}) {
    Report report{.kind = kind};
    judge_name(name, media_type, report);
    std::string out;
    for (const Finding& finding : report.findings) out += std::string(out.empty() ? "" : " ") + std::string(id_of(finding.concern));
    return out;
}

TEST(FileName, PlainNamesAreFine) {
    for (const std::string_view name : {"invoice.pdf", "INVOICE.PDF", "invoice.Pdf", "invoice .pdf", "Rechnung Größe 10\u00a0x\u00a020.pdf",
                                        "取扱説明書.pdf", "فاتورة.pdf", "می‌خواهم.pdf", "invoice 2.5.2026.pdf", "invoice",
                                        "v1.2 manual.pdf", "invoice no. 5", "invoice 2.5", ""}) {
        EXPECT_EQ(concerns(name, FileKind::Pdf, "application/pdf"), "") << name;
    }
    EXPECT_EQ(concerns("photo.jpeg", FileKind::Jpeg, "image/jpg"), "");
    EXPECT_EQ(concerns("list.csv", FileKind::Text, "text/csv; charset=utf-8"), "");
    EXPECT_EQ(concerns("photo.jpg", FileKind::Jpeg, "application/octet-stream"), "");
}

TEST(FileName, TricksAreSeen) {
    struct Case {
        std::string_view name, concerns, safe;
    };
    using namespace std::string_view_literals;
    for (const Case& one :
         std::initializer_list<Case>{{"invoice.pdf.exe", "misleading_name type_disagrees", "invoice.pdf"},
                                     {"manual.pdf .scr", "misleading_name type_disagrees", "manual.pdf"},
                                     {"warranty\u202efdp.exe", "misleading_name type_disagrees", "warrantyfdp.pdf"},
                                     {"inv\u200boice.pdf", "misleading_name", "invoice.pdf"},
                                     {"..%2f..%2fetc%2fpasswd", "unsafe_name", "2f.._2fetc_2fpasswd.pdf"},
                                     {"../../etc/passwd", "unsafe_name", "passwd.pdf"},
                                     {"C:\\Windows\\win.ini", "unsafe_name type_disagrees", "win.ini.pdf"},
                                     {"CON.pdf", "unsafe_name", "file.pdf"},
                                     {"invoice.pdf\0.html"sv, "unsafe_name misleading_name type_disagrees", "invoice.pdf"},
                                     {".htaccess", "unsafe_name", "htaccess.pdf"},
                                     {"=1+1.csv", "unsafe_name type_disagrees", "1+1.pdf"},
                                     {"<img src=x onerror=alert(1)>.png", "unsafe_name type_disagrees", "img src=x onerror=alert(1)_.pdf"},
                                     {"\"; filename=\"x.html", "unsafe_name type_disagrees", "filename=_x.pdf"},
                                     {"invoice\r\nX-Evil: 1.pdf", "unsafe_name", "invoice X-Evil_ 1.pdf"},
                                     {"a/b\\c.pdf", "unsafe_name", "c.pdf"},
                                     {"\xff\xfe.pdf", "unsafe_name", "file.pdf"},
                                     {"picture.png", "type_disagrees", "picture.pdf"},
                                     {"...", "unsafe_name", "file.pdf"}}) {
        EXPECT_EQ(concerns(one.name, FileKind::Pdf), one.concerns) << one.name;
        EXPECT_EQ(safe_name(one.name, FileKind::Pdf), one.safe) << one.name;
    }
    EXPECT_EQ(concerns("photo.jpg", FileKind::Png, "image/jpeg"), "type_disagrees type_disagrees");
    EXPECT_EQ(concerns("photo.png", FileKind::Png, "image/jpeg"), "type_disagrees");
    EXPECT_LE(length_in_code_points(safe_name(std::string(5000, 'a') + ".pdf", FileKind::Pdf)), 104U);
}

}  // namespace
}  // namespace stoa::inspect
