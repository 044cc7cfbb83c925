#include "store/group_writer.h"

#include <sqlite3.h>

#include <chrono>
#include <utility>

#include "base/log.h"

namespace stoa::store {

Result<std::unique_ptr<GroupWriter>> GroupWriter::start(const std::string& file) {
    auto connection = TRY(Connection::open(file, Connection::Mode::Write));
    auto checkpointer = TRY(Connection::open(file, Connection::Mode::Write));
    return std::unique_ptr<GroupWriter>(new GroupWriter(std::move(connection), std::move(checkpointer)));
}

GroupWriter::GroupWriter(std::unique_ptr<Connection> connection, std::unique_ptr<Connection> checkpointer)
    : connection_(std::move(connection)), checkpointer_(std::move(checkpointer)) {
    const auto grown = [](void* self, sqlite3*, const char*, int pages) {
        auto& writer = *static_cast<GroupWriter*>(self);
        const std::lock_guard lock(writer.log_mutex_);
        writer.log_pages_ = pages;
        if (pages >= checkpoint_pages) writer.log_grown_.notify_one();
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection_->handle(), grown, this);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    checkpoint_thread_ = std::jthread([this](const std::stop_token& stop) { checkpoint(stop); });
}

GroupWriter::~GroupWriter() {
    thread_.request_stop();
    checkpoint_thread_.request_stop();
}

Result<void> GroupWriter::write(const std::function<bool(Transaction&)>& function) {
    Job job(function);
    log::trace("write");
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(&job);
    }
    queued_.notify_one();
    job.done.wait();
    if (job.thrown) std::rethrow_exception(job.thrown);
    return job.result;
}

void GroupWriter::run(const std::stop_token& stop) {
    for (;;) {
        std::deque<Job*> group = take_group(stop);
        if (group.empty()) return;
        commit(group);
        for (Job* job : group) job->done.post();  // The job is its owner's stack: gone after this.
        if (log_is_long_) begin_log_anew();
    }
}

std::deque<GroupWriter::Job*> GroupWriter::take_group(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    queued_.wait(lock, stop, [&] { return !queue_.empty(); });
    std::deque<Job*> group;
    while (!queue_.empty() && group.size() < group_max) {
        group.push_back(queue_.front());
        queue_.pop_front();
    }
    return group;
}

void GroupWriter::commit(std::deque<Job*>& group) {
    Result<void> committed = connection_->run_prepared("BEGIN IMMEDIATE");
    for (Job* job : group) {
        if (committed) committed = run_job(*job);
    }
    if (committed) committed = connection_->run_prepared("COMMIT");
    if (committed) return;
    // Nothing of the group is on the disk: everybody hears so, also those whose own part had gone well.
    if (sqlite3_get_autocommit(connection_->handle()) == 0) (void)connection_->run("ROLLBACK");
    for (Job* job : group) {
        job->result = std::unexpected(committed.error());
        job->thrown = nullptr;
    }
}

// An error says that the whole group is lost: SQLite rolls all back by itself when, for example, the disk is full.
Result<void> GroupWriter::run_job(Job& job) {
    TRY(connection_->run_prepared("SAVEPOINT one"));
    bool keep = false;
    try {
        Transaction transaction(*connection_);
        keep = (*job.function)(transaction);
    } catch (...) {
        job.thrown = std::current_exception();
    }
    if (sqlite3_get_autocommit(connection_->handle()) != 0) {
        return fail(problems::unavailable, "the database gave the transaction up; is the disk full?");
    }
    if (!keep) TRY(connection_->run_prepared("ROLLBACK TO one"));
    return connection_->run_prepared("RELEASE one");
}

void GroupWriter::begin_log_anew() {
    const auto now = std::chrono::steady_clock::now();
    int code = SQLITE_BUSY;
    if (now >= restart_after_) {
        sqlite3_busy_timeout(connection_->handle(), restart_wait_ms);
        code = sqlite3_wal_checkpoint_v2(connection_->handle(), nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
        sqlite3_busy_timeout(connection_->handle(), Connection::busy_wait_ms);
        if (code == SQLITE_BUSY) restart_after_ = now + restart_pause;  // A long reader, such as a backup.
    }
    const std::lock_guard lock(log_mutex_);
    if (code == SQLITE_OK) log_pages_ = 0;  // Else the long log of before would be begun anew once more.
    log_is_long_ = false;
    log_grown_.notify_one();
}

void GroupWriter::checkpoint(const std::stop_token& stop) {
    using namespace std::chrono_literals;
    while (!stop.stop_requested()) {
        int pages = 0;
        {
            std::unique_lock lock(log_mutex_);
            const auto due = [&] { return log_pages_ >= checkpoint_pages && !log_is_long_; };
            if (!log_grown_.wait_for(lock, stop, 1s, due)) continue;
            pages = std::exchange(log_pages_, 0);
        }
        // Most of the work first, which is in nobody's way.
        sqlite3_wal_checkpoint_v2(checkpointer_->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        if (pages > log_pages_max) log_is_long_ = true;
    }
}

}  // namespace stoa::store
