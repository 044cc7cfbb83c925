# Trains the policy's model on src/policy/training with the concepts of src/policy/meaning/concepts, and puts it into the
# policy's library. The trainer holds the reading of texts itself, not the library that the model becomes a part of.

if(STOA_FUZZ)
    set(model ${CMAKE_SOURCE_DIR}/build/policy.model)  # Made before, by the release build.
else()
    file(GLOB trainer_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/train_policy/*.cpp)
    set(reading_sources)
    foreach(name meaning/circumstance meaning/decision meaning/features meaning/model meaning/phrasebook meaning/phrasebook_reader meaning/words
            text/lexicon text/lexicon_words text/mapped_text text/normalised text/tokens)
        list(APPEND reading_sources ${CMAKE_SOURCE_DIR}/src/policy/${name}.cpp)
    endforeach()
    add_executable(train_policy ${trainer_sources} ${reading_sources})
    target_include_directories(train_policy PRIVATE ${CMAKE_SOURCE_DIR}/tools/train_policy)
    target_link_libraries(train_policy PRIVATE stoa_domain stoa_base)

    file(GLOB concept_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/policy/meaning/concepts/*.txt)
    file(GLOB message_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/policy/training/*.tsv)
    set(model ${CMAKE_BINARY_DIR}/policy.model)
    add_custom_command(OUTPUT ${model} COMMAND train_policy ${model} ${concept_files} -- ${message_files}
        DEPENDS train_policy ${concept_files} ${message_files} COMMENT "Training the policy's model")
endif()
set(model_assembly ${CMAKE_BINARY_DIR}/embedded/policy_model.S)
file(CONFIGURE OUTPUT ${model_assembly} CONTENT
    ".section .rodata\n.balign 64\n.global stoa_policy_model\n.global stoa_policy_model_end\nstoa_policy_model:\n.incbin \"${model}\"\nstoa_policy_model_end:\n.byte 0\n.section .note.GNU-stack,\"\",@progbits\n" @ONLY)
set_source_files_properties(${model_assembly} PROPERTIES OBJECT_DEPENDS ${model})
target_sources(stoa_policy PRIVATE ${model_assembly})
