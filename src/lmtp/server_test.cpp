#include "lmtp/server.h"

#include <filesystem>
#include <fstream>

#include "base/temporary_folder.h"
#include "lmtp/server_fixture.h"

namespace stoa::lmtp {
namespace {

TEST_F(ServerTest, TakesAMail) {
    start();
    Client client = connect();
    EXPECT_EQ(client.read_until("\r\n"), "220 mail.example LMTP Stoa\r\n");
    EXPECT_THAT(client.say("LHLO c.example\r\n", "SIZE"), HasSubstr("250-PIPELINING\r\n"));
    client.say("MAIL FROM:<a@b.example> SIZE=30\r\nRCPT TO:<c@d.example>\r\nRCPT TO:<nobody@d.example>\r\nDATA\r\n", "ends it.\r\n");
    EXPECT_EQ(client.say("Subject: x\r\n\r\n..y\r\n.\r\n", "Stored.\r\n"), "250 2.0.0 Stored.\r\n");
    EXPECT_EQ(client.say("QUIT\r\n", "connection.\r\n"), "221 2.0.0 mail.example closes the connection.\r\n");
    client.read_to_end();
    EXPECT_TRUE(client.closed());
    ASSERT_EQ(handler.mails().size(), 1U);
    EXPECT_EQ(handler.mails()[0].first.from, "a@b.example");
    EXPECT_THAT(handler.mails()[0].first.to, testing::ElementsAre("c@d.example"));
    EXPECT_EQ(handler.mails()[0].second, "Subject: x\r\n\r\n.y\r\n");
}

TEST_F(ServerTest, TellsEachRecipientItsOwn) {
    start();
    Client client = connect();
    client.say("LHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<full@d.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n", "ends it.\r\n");
    EXPECT_EQ(client.say("x\r\n.\r\n", "Stored.\r\n"), "452 4.2.2 Full.\r\n250 2.0.0 Stored.\r\n");
}

TEST_F(ServerTest, ABrokenHandlerIsForLater) {
    start();
    Client client = connect();
    EXPECT_THAT(client.say("LHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<broken-name@d.example>\r\n", "451"), HasSubstr("250 2.1.0"));
    client.say("RCPT TO:<c@d.example>\r\nRCPT TO:<broken@d.example>\r\nDATA\r\n", "ends it.\r\n");
    const std::string sorry = "451 4.3.0 The mail system has failed here; please try again later.\r\n";
    EXPECT_EQ(client.say("x\r\n.\r\n", sorry + sorry), sorry + sorry);
    EXPECT_THAT(client.say("NOOP\r\n", "250"), HasSubstr("250 2.0.0"));
}

TEST_F(ServerTest, RefusesAMailOverTheLimit) {
    limits.mail_size_bytes_max = 100'000;
    start();
    Client client = begin_mail("c@d.example");
    const std::string line = std::string(98, 'x') + "\r\n";
    for (int i = 0; i < 20'000; ++i) client.send(line);
    EXPECT_THAT(client.say(".\r\n", "allows.\r\n"), StartsWith("552 5.3.4 "));
    EXPECT_THAT(client.say("NOOP\r\n", "250 2.0.0"), HasSubstr("250 2.0.0"));
    EXPECT_TRUE(handler.mails().empty());
}

TEST_F(ServerTest, HasSoMuchRoomForAllMailsTogether) {
    limits.mails_size_bytes_max = 100'000;
    start();
    const std::string text = std::string(98, 'x') + "\r\n";
    std::string half;
    for (int i = 0; i < 600; ++i) half += text;
    Client first = begin_mail("c@d.example");
    first.send(half);
    std::this_thread::sleep_for(50ms);
    Client second = begin_mail("c@d.example");
    EXPECT_THAT(second.say(half + ".\r\n", "452 4.3.1"), HasSubstr("452 4.3.1"));
    EXPECT_THAT(first.say(".\r\n", "Stored."), HasSubstr("250 2.0.0"));
    second.say("RSET\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n", "ends it.\r\n");
    EXPECT_THAT(second.say(half + ".\r\n", "Stored."), HasSubstr("250 2.0.0"));
}

TEST_F(ServerTest, DeliversNothingOfAClientThatVanishes) {
    start();
    for (const bool early : {true, false}) {
        Client client = early ? connect() : begin_mail("c@d.example");
        client.send(early ? "LHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.ex" : "a\r\n.\r");
        std::this_thread::sleep_for(20ms);
        client.leave();
        wait_for_connections(0);
    }
    EXPECT_TRUE(handler.mails().empty());
}

TEST_F(ServerTest, WorksBesideIdleConnections) {
    start();
    std::vector<Client> idle;
    idle.reserve(200);
    for (int i = 0; i < 200; ++i) idle.push_back(connect());
    wait_for_connections(200);
    const auto begin = std::chrono::steady_clock::now();
    Client client = begin_mail("c@d.example");
    EXPECT_THAT(client.say("x\r\n.\r\n", "Stored."), HasSubstr("250 2.0.0"));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
    EXPECT_LT(time_to_stop(), 2s);
    for (Client& other : idle) EXPECT_THAT(other.read_to_end(), EndsWith("421 4.3.2 The server stops; please come back.\r\n"));
}

TEST_F(ServerTest, TurnsAwayWhatIsTooMuch) {
    limits.connections_max = 2;
    start();
    const Client first = connect();
    const Client second = connect();
    wait_for_connections(2);
    Client third = connect();
    EXPECT_THAT(third.read_to_end(), StartsWith("421 4.3.2 "));
}

TEST_F(ServerTest, DoesNotWaitForSlowClients) {
    limits.command_timeout_ms = 200;
    limits.mail_pause_timeout_ms = 200;
    start();
    Client silent = connect();
    Client dribbling = connect();
    Client silent_in_mail = begin_mail("c@d.example");
    std::string answer;
    for (int i = 0; i < 40 && !answer.contains("421"); ++i) {
        dribbling.send("x");
        answer += dribbling.read_until("421", 25ms);
    }
    EXPECT_THAT(answer, HasSubstr("421"));
    EXPECT_THAT(silent.read_to_end(), HasSubstr("421 4.4.2"));
    EXPECT_THAT(silent_in_mail.read_to_end(), HasSubstr("421 4.4.2"));
    wait_for_connections(0);
    EXPECT_TRUE(handler.mails().empty());
}

TEST_F(ServerTest, DribblingAMailHasAnEnd) {
    limits.mail_timeout_ms = 300;
    start();
    Client client = begin_mail("c@d.example");
    std::string answer;
    for (int i = 0; i < 40 && !answer.contains("421"); ++i) {
        client.send("x\r\n");
        answer += client.read_until("421", 25ms);
    }
    EXPECT_THAT(answer, HasSubstr("421"));
}

TEST_F(ServerTest, DropsWhoDoesNotRead) {
    limits.write_timeout_ms = 200;
    limits.idle_commands_max = 10'000'000;
    start();
    Client client = connect();
    std::thread sender([&client] {
        std::string commands;
        for (int i = 0; i < 200'000; ++i) commands += "HELP\r\n";
        for (int i = 0; i < 5; ++i) client.send(commands);
    });
    std::this_thread::sleep_for(100ms);
    for (int i = 0; i < 1000 && server->connections() > 0; ++i) std::this_thread::sleep_for(5ms);
    EXPECT_EQ(server->connections(), 0);
    sender.join();
}

TEST_F(ServerTest, LetsAMailUnderWayEnd) {
    start();
    Client client = begin_mail("slow@d.example");
    client.send("x\r\n");
    std::thread stopping([this] { EXPECT_LT(time_to_stop(), 2s); });
    std::this_thread::sleep_for(100ms);
    EXPECT_THAT(client.say("y\r\n.\r\n", "421"), HasSubstr("250 2.0.0 Stored.\r\n421"));
    stopping.join();
    ASSERT_EQ(handler.mails().size(), 1U);
    EXPECT_EQ(handler.mails()[0].second, "x\r\ny\r\n");
    EXPECT_FALSE(connect().connected());
}

TEST_F(ServerTest, AnswersWhatIsBeingDelivered) {
    start();
    Client client = begin_mail("slow@d.example");
    client.send("x\r\n.\r\n");
    std::this_thread::sleep_for(100ms);
    EXPECT_LT(time_to_stop(), 2s);
    EXPECT_THAT(client.read_to_end(), HasSubstr("250 2.0.0 Stored.\r\n421 4.3.2"));
    EXPECT_EQ(handler.mails().size(), 1U);
}

TEST_F(ServerTest, DoesNotWaitLongForAMailUnderWay) {
    start();
    Client client = begin_mail("c@d.example");
    client.send("x\r\n");
    EXPECT_LT(time_to_stop(), 2s);
    EXPECT_THAT(client.read_to_end(), EndsWith("421 4.3.2 The server stops; please come back.\r\n"));
    EXPECT_TRUE(handler.mails().empty());
}

TEST_F(ServerTest, ListensOnASocketInTheFileSystem) {
    const TemporaryFolder folder = TemporaryFolder::make().value();
    const std::string path = folder.path() + "/lmtp";
    start("unix:" + path);
    Client client(path);
    client.say("LHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n", "ends it.\r\n");
    EXPECT_THAT(client.say("x\r\n.\r\n", "Stored."), HasSubstr("250 2.0.0"));
    const auto taken = Server::start({.address = "unix:" + path, .host_name = "x"}, handler);
    ASSERT_FALSE(taken);
    EXPECT_THAT(taken.error().message, HasSubstr("another program"));
    server->stop();
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(ServerTest, ReplacesOnlyADeadSocket) {
    const TemporaryFolder folder = TemporaryFolder::make().value();
    const std::string path = folder.path() + "/lmtp";
    const int dead = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_GE(dead, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(dead, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(dead);
    start("unix:" + path);
    EXPECT_TRUE(Client(path).connected());
    const std::string file = folder.path() + "/file";
    std::ofstream(file) << "x";
    EXPECT_FALSE(Server::start({.address = "unix:" + file, .host_name = "x"}, handler));
    EXPECT_TRUE(std::filesystem::exists(file));
}

TEST_F(ServerTest, SaysWhatIsWrongWithAnAddress) {
    start();
    const auto taken = Server::start({.address = "127.0.0.1", .port = server->port(), .host_name = "x"}, handler);
    ASSERT_FALSE(taken);
    EXPECT_THAT(taken.error().message, HasSubstr("another program"));
    const auto name = Server::start({.address = "localhost", .host_name = "x"}, handler);
    ASSERT_FALSE(name);
    EXPECT_THAT(name.error().message, HasSubstr("not an IP address"));
    EXPECT_FALSE(Server::start({.address = "unix:", .host_name = "x"}, handler));
    EXPECT_FALSE(Server::start({.address = "unix:/" + std::string(200, 'x'), .host_name = "x"}, handler));
}

}  // namespace
}  // namespace stoa::lmtp
