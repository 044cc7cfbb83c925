// The one thread that writes. Transactions that wait while it commits go together into its next commit, each in a
// savepoint of its own; a second thread brings the log back into the file (checkpoint), so that no send waits for that.
#pragma once

#include <semaphore.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "base/result.h"
#include "store/connection.h"

namespace stoa::store {

// A thread waits until another posts once. POSIX's own: std::binary_semaphore yields the processor many times before it
// sleeps, which costs a tenth of the whole send where 64 threads wait.
class Semaphore {
public:
    Semaphore() { ::sem_init(&semaphore_, 0, 0); }
    Semaphore(const Semaphore&) = delete;
    Semaphore& operator=(const Semaphore&) = delete;
    ~Semaphore() { ::sem_destroy(&semaphore_); }
    void post() { ::sem_post(&semaphore_); }
    void wait() {
        while (::sem_wait(&semaphore_) != 0) {
        }
    }

private:
    sem_t semaphore_;
};

class GroupWriter {
public:
    static constexpr std::size_t group_max = 64;   // Transactions in one commit.
    static constexpr int checkpoint_pages = 1000;  // Pages of log after which the checkpoint thread begins.
    // Beyond it (32 MB) the writer itself ends the checkpoint between two commits, waits for the readers of the moment and
    // begins the log anew: the longer the log, the longer a reader looks in it for each page. Another thread would not get
    // its turn beside a writer that is never idle.
    static constexpr int log_pages_max = 8192;
    static constexpr int restart_wait_ms = 100;  // Sends wait as long while the readers of the moment end.
    static constexpr std::chrono::seconds restart_pause{10};

    static Result<std::unique_ptr<GroupWriter>> start(const std::string& file);
    // Runs what is queued, then ends.
    ~GroupWriter();

    // Runs `function` in a savepoint and returns when the commit that holds it is on the disk. It returns whether to
    // keep what it wrote. What it throws is thrown here. Any thread.
    Result<void> write(const std::function<bool(Transaction&)>& function);

private:
    struct Job {
        explicit Job(const std::function<bool(Transaction&)>& what) : function(&what) {}
        const std::function<bool(Transaction&)>* function;
        std::exception_ptr thrown{};
        Result<void> result{};
        Semaphore done;
    };

    GroupWriter(std::unique_ptr<Connection> connection, std::unique_ptr<Connection> checkpointer);
    void run(const std::stop_token& stop);
    std::deque<Job*> take_group(const std::stop_token& stop);
    void commit(std::deque<Job*>& group);
    Result<void> run_job(Job& job);
    void checkpoint(const std::stop_token& stop);
    void begin_log_anew();

    std::unique_ptr<Connection> connection_;
    std::unique_ptr<Connection> checkpointer_;
    std::mutex mutex_;
    std::condition_variable_any queued_;
    std::deque<Job*> queue_;
    std::mutex log_mutex_;
    std::condition_variable_any log_grown_;
    int log_pages_ = 0;
    std::atomic<bool> log_is_long_ = false;  // Most of it is in the file already; the next commit begins it anew.
    std::chrono::steady_clock::time_point restart_after_{};
    std::jthread thread_;
    std::jthread checkpoint_thread_;
};

}  // namespace stoa::store
