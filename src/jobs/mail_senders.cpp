#include "jobs/mail_senders.h"

#include <chrono>
#include <exception>

#include "app/mail/mail_sender.h"
#include "app/upkeep/jobs.h"
#include "base/log.h"

namespace stoa::jobs {

Result<std::unique_ptr<MailSenders>> MailSenders::start(App& app, int threads) {
    TRY(free_jobs(app, JobKind::Mail));
    return std::unique_ptr<MailSenders>(new MailSenders(app, threads));
}

MailSenders::MailSenders(App& app, int threads) : app_(app), ahead_max_(4 * static_cast<std::size_t>(threads)) {
    threads_.emplace_back([this](const std::stop_token& stop) { look(stop); });
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
}

MailSenders::~MailSenders() {
    for (std::jthread& thread : threads_) thread.request_stop();
}

void MailSenders::look(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const bool found = take_due();
        std::unique_lock lock(mutex_);
        if (found) {
            wanted_.wait(lock, stop, [&] { return waiting_.size() <= ahead_max_ / 2; });
        } else {
            wanted_.wait_for(lock, stop, std::chrono::milliseconds(poll_interval_ms), [] { return false; });
        }
    }
}

// Whether there was one.
bool MailSenders::take_due() {
    try {
        const auto jobs = take_jobs(app_, JobKind::Mail, static_cast<int>(ahead_max_));
        if (!jobs) log::error("mail: {}", jobs.error().message);
        if (!jobs || jobs->empty()) return false;
        const std::scoped_lock lock(mutex_);
        waiting_.insert(waiting_.end(), jobs->begin(), jobs->end());
    } catch (const std::exception& error) {
        log::error("mail: {}", error.what());
        return false;
    }
    taken_.notify_all();
    return true;
}

void MailSenders::run(const std::stop_token& stop) {
    MailSender sender(app_);
    while (const auto job = next(sender, stop)) send(sender, *job, stop);
}

std::optional<Job> MailSenders::next(MailSender& sender, const std::stop_token& stop) {
    const auto is_there = [&] { return !waiting_.empty(); };
    std::unique_lock lock(mutex_);
    if (!taken_.wait_for(lock, stop, std::chrono::milliseconds(idle_ms_max), is_there)) {
        lock.unlock();
        sender.rest();
        lock.lock();
        taken_.wait(lock, stop, is_there);
    }
    if (stop.stop_requested() || waiting_.empty()) return std::nullopt;
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    wanted_.notify_all();
    return job;
}

// A bug or a broken store leaves the mail to the next who takes its job.
void MailSenders::send(MailSender& sender, const Job& job, const std::stop_token& stop) {
    try {
        const bool is_late = job.run_at - app_.clock() < MailSender::longest_try;
        const auto done = is_late ? give_back_job(app_, job) : sender.send(job, stop);
        if (!done) log::error("mail: {}", done.error().message);
    } catch (const std::exception& error) {
        log::error("mail: {}", error.what());
    }
}

}  // namespace stoa::jobs
