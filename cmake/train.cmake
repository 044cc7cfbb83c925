# Trains the policy's model on src/policy/training with the concepts and the table of words of src/policy/meaning, and puts it and
# the table into the policy's library. The tools hold the reading of texts themselves, not the library that the model becomes
# a part of.

set(words ${CMAKE_SOURCE_DIR}/src/policy/meaning/words.table)
if(STOA_FUZZ)
    set(model ${CMAKE_SOURCE_DIR}/build/policy.model)  # Made before, by the release build.
else()
    file(GLOB trainer_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/train_policy/*.cpp)
    set(reading_sources)
    foreach(name meaning/circumstance meaning/decision meaning/disguises meaning/features meaning/filters meaning/glossary meaning/model meaning/phrasebook meaning/phrasebook_reader meaning/quotations meaning/word_table meaning/words
            text/lexicon text/lexicon_words text/mapped_text text/normalised text/tokens)
        list(APPEND reading_sources ${CMAKE_SOURCE_DIR}/src/policy/${name}.cpp)
    endforeach()
    # What adds up long rows is written for wider registers too (src/base/wide.h).
    set_source_files_properties(src/policy/meaning/filters.cpp src/policy/meaning/model.cpp PROPERTIES COMPILE_OPTIONS -O3)
    add_library(policy_reading STATIC ${reading_sources})
    target_link_libraries(policy_reading PUBLIC stoa_domain stoa_base)
    add_executable(train_policy ${trainer_sources})
    target_link_libraries(train_policy PRIVATE policy_reading)
    # A loop of sums over a row of weights is what takes the time of both. The trainer runs where it was built; without contraction
    # wider sums give the same numbers.
    target_compile_options(train_policy PRIVATE -O3 -march=native -ffp-contract=off)

    # Makes the table of words anew from its source (tools/word_classes/README.md): by hand, when its form changes.
    file(GLOB word_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/word_classes/*.cpp)
    add_executable(word_classes EXCLUDE_FROM_ALL ${word_sources})
    target_link_libraries(word_classes PRIVATE policy_reading)
    target_compile_options(word_classes PRIVATE -O3)

    file(GLOB concept_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/policy/meaning/concepts/*.txt)
    file(GLOB glossary_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/policy/meaning/glossaries/*.tsv)
    file(GLOB message_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/policy/training/*.tsv)
    set(model ${CMAKE_BINARY_DIR}/policy.model)
    add_custom_command(OUTPUT ${model} COMMAND train_policy ${model} ${words} ${concept_files} -- ${glossary_files} -- ${message_files}
        DEPENDS train_policy ${words} ${concept_files} ${glossary_files} ${message_files} COMMENT "Training the policy's model")
endif()
set(model_assembly ${CMAKE_BINARY_DIR}/embedded/policy_model.S)
file(CONFIGURE OUTPUT ${model_assembly} CONTENT
    ".section .rodata\n.balign 64\n.global stoa_policy_model\n.global stoa_policy_model_end\nstoa_policy_model:\n.incbin \"${model}\"\nstoa_policy_model_end:\n.byte 0\n.balign 64\n.global stoa_word_table\n.global stoa_word_table_end\nstoa_word_table:\n.incbin \"${words}\"\nstoa_word_table_end:\n.byte 0\n.section .note.GNU-stack,\"\",@progbits\n" @ONLY)
set_source_files_properties(${model_assembly} PROPERTIES OBJECT_DEPENDS "${model};${words}")
target_sources(stoa_policy PRIVATE ${model_assembly})
