#include "store/mail_failures.h"

namespace stoa::store {

Result<std::optional<MailFailures>> find_mail_failures(Reader& reader, std::string_view address) {
    const auto make = [](Row& row) {
        MailFailures failures{.count = row.next<std::int32_t>()};
        failures.last_at = row.next<Timestamp>();
        failures.reply = row.next<std::string>();
        return failures;
    };
    return reader.find("SELECT failures, last_at, reply FROM mail_failures WHERE address = ?", make, address);
}

Result<void> count_mail_failure(Transaction& transaction, std::string_view address, Timestamp at, std::string_view reply) {
    TRY(transaction.execute(
        "INSERT INTO mail_failures (address, failures, last_at, reply) VALUES (?, 1, ?, ?) ON CONFLICT (address) DO UPDATE SET "
        "failures = mail_failures.failures + 1, last_at = excluded.last_at, reply = excluded.reply",
        address, at, reply));
    return {};
}

Result<void> forget_mail_failures(Transaction& transaction, std::string_view address) {
    TRY(transaction.execute("DELETE FROM mail_failures WHERE address = ?", address));
    return {};
}

}  // namespace stoa::store
