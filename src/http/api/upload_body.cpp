#include "http/api/upload_body.h"

#include <memory>
#include <optional>

namespace stoa::http {

namespace {

// So many bytes at most are sent again after the server has died.
constexpr std::int64_t commit_size_bytes = 4'194'304;

class UploadBody {
public:
    UploadBody(UploadAppend append, std::int64_t offset) : append_(std::move(append)), received_bytes_(offset) {}

    BodySink::More add(std::string_view bytes) {
        auto added = keep(bytes);
        if (added) return BodySink::More::Wanted;
        if (!fault_) fault_ = std::move(added).error();
        return BodySink::More::Unwanted;
    }
    Result<UploadView> end() {
        auto committed = append_.commit();
        if (fault_) return std::unexpected(*std::move(fault_));
        return committed;
    }

private:
    // The last bytes are committed by end().
    Result<void> keep(std::string_view bytes) {
        TRY(append_.add(bytes));
        received_bytes_ += static_cast<std::int64_t>(bytes.size());
        uncommitted_bytes_ += static_cast<std::int64_t>(bytes.size());
        if (uncommitted_bytes_ < commit_size_bytes || received_bytes_ == append_.size_bytes()) return {};
        TRY(append_.commit());
        uncommitted_bytes_ = 0;
        return {};
    }

    UploadAppend append_;
    std::int64_t received_bytes_;
    std::int64_t uncommitted_bytes_ = 0;
    std::optional<Error> fault_{};
};

}  // namespace

Response take_upload(UploadAppend append, std::int64_t offset, AnswerUpload answer) {
    Response response;
    const auto body = std::make_shared<UploadBody>(std::move(append), offset);
    response.sink = std::make_unique<BodySink>();
    response.sink->add = [body](std::string_view bytes) { return body->add(bytes); };
    response.sink->end = [body, answer = std::move(answer)](BodyEnd) { return answer(body->end()); };
    return response;
}

}  // namespace stoa::http
