# The fuzz targets (tests/fuzz), a program each: `cmake --preset fuzz`, then `ninja -C build/fuzz fuzzers`. Only the layers
# that they reach are built a second time; the model is the release build's.

set(fuzzers html normalise pack batch check mail lmtp)
add_custom_target(fuzzers)
foreach(name IN LISTS fuzzers)
    add_executable(${name}_fuzz EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/fuzz/${name}_fuzz.cpp)
    target_include_directories(${name}_fuzz PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_compile_definitions(${name}_fuzz PRIVATE STOA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name}_fuzz PRIVATE stoa_policy)
    target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name}_fuzz)
endforeach()
# The batch reader stands in a door: its files alone, not all that the doors see.
target_sources(batch_fuzz PRIVATE ${CMAKE_SOURCE_DIR}/src/cli/check.cpp ${CMAKE_SOURCE_DIR}/src/cli/check_draft.cpp
    ${CMAKE_SOURCE_DIR}/src/cli/findings_report.cpp ${CMAKE_SOURCE_DIR}/src/cli/pack_choice.cpp
    ${CMAKE_SOURCE_DIR}/src/cli/text_files.cpp ${CMAKE_SOURCE_DIR}/src/app/explain.cpp)
# So does the session of LMTP.
target_sources(lmtp_fuzz PRIVATE ${CMAKE_SOURCE_DIR}/src/lmtp/session.cpp ${CMAKE_SOURCE_DIR}/src/lmtp/commands.cpp
    ${CMAKE_SOURCE_DIR}/src/lmtp/command_line.cpp ${CMAKE_SOURCE_DIR}/src/lmtp/mail_parameters.cpp ${CMAKE_SOURCE_DIR}/src/lmtp/mail_text.cpp
    ${CMAKE_SOURCE_DIR}/src/lmtp/path.cpp ${CMAKE_SOURCE_DIR}/src/lmtp/reply.cpp)
target_link_libraries(mail_fuzz PRIVATE stoa_mail)
# Debian's RapidJSON 1.1 holds an assignment in a template that clang 19 refuses, unless it is looked at where it is used;
# and its empty stack adds to a null pointer.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/base/json.cpp PROPERTIES
    COMPILE_OPTIONS "-fdelayed-template-parsing;-fno-sanitize=pointer-overflow" SKIP_PRECOMPILE_HEADERS ON)
