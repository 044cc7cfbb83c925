// Trains the policy's model: `train_policy OUTPUT WORDS CONCEPTS... -- GLOSSARIES... -- MESSAGES...` reads the word table, the
// concept files, the glossaries and the labelled messages, writes the model, and prints how well it does on the messages that it was not
// trained on
// (`--mistakes`: and which of them it gets wrong).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "base/text.h"
#include "calibration.h"
#include "report.h"
#include "samples.h"

namespace stoa::policy::training {

namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

enum Group : std::size_t { Concepts, Glossaries, Messages };

struct Arguments {
    std::string output;
    std::string words;
    std::array<std::deque<std::string>, 3> groups;  // Between them stands "--".
    bool shows_mistakes = false;
};

Arguments read_arguments(std::span<char*> values) {
    Arguments arguments;
    std::size_t group = Concepts;
    for (const std::string value : values) {
        if (value == "--mistakes")
            arguments.shows_mistakes = true;
        else if (value == "--")
            group = std::min<std::size_t>(group + 1, Messages);
        else if (arguments.output.empty())
            arguments.output = value;
        else if (arguments.words.empty())
            arguments.words = value;
        else
            arguments.groups[group].push_back(value);
    }
    return arguments;
}

std::string_view language_of(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    return path.substr(0, path.find('.'));
}

bool read_messages(const std::string& path, std::vector<Example>& examples) {
    const std::string text = read_file(path);
    std::size_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (trim(line).empty() || line[0] == '#') continue;
        auto example = parse_example(line);
        if (!example) {
            fmt::print(stderr, "{}:{}: {}\n", path, number, example.error().message);
            return false;
        }
        examples.push_back(*std::move(example));
    }
    return true;
}

int run(const Arguments& arguments) {
    std::deque<std::string> texts;
    std::vector<Phrasebook::Source> sources;
    for (const std::string& path : arguments.groups[Concepts]) sources.push_back({language_of(path), texts.emplace_back(read_file(path))});
    const auto book = Phrasebook::parse(sources);
    if (!book) {
        fmt::print(stderr, "{}\n", book.error().message);
        return 1;
    }
    const std::string table_bytes = read_file(arguments.words);
    std::vector<Glossary::Source> glossaries;
    for (const std::string& path : arguments.groups[Glossaries])
        glossaries.push_back({.language = book->language(language_of(path)), .text = texts.emplace_back(read_file(path))});
    const auto table = WordTable::parse(table_bytes, book->language("en"), glossaries);
    if (!table) {
        fmt::print(stderr, "{}\n", table.error().message);
        return 1;
    }
    std::vector<Example> examples;
    for (const std::string& path : arguments.groups[Messages]) {
        if (!read_messages(path, examples)) return 1;
    }
    std::vector<Sample> samples;
    for (std::uint32_t i = 0; i < examples.size(); ++i) {
        if (!examples[i].is_held) add_samples(examples[i], i, *book, *table, samples);
    }
    const Levels levels = calibrate(examples, samples, *table, {});
    const std::string bytes = learn(samples, *table, {}, levels);
    std::ofstream(arguments.output, std::ios::binary) << bytes;
    const auto model = Model::parse(bytes, *table);
    if (!model) return 1;
    Report report;
    for (const Example& example : examples) {
        if (example.is_held) add_to(report, example, *book, *table, *model);
    }
    fmt::print("{} messages, {} samples\n{}", examples.size(), samples.size(), to_text(report));
    if (arguments.shows_mistakes) {
        for (const std::string& mistake : report.mistakes) fmt::print("{}\n", mistake);
    }
    return 0;
}

}  // namespace

}  // namespace stoa::policy::training

int main(int count, char** values) {
    return stoa::policy::training::run(
        stoa::policy::training::read_arguments(std::span(values, static_cast<std::size_t>(count)).subspan(1)));
}
