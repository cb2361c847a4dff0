# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""An aspect that lints each C++ source of a target in an action of its own.

    bazel build //... --aspects=//tools:clang_tidy_async.bzl%clang_tidy_async --output_groups=clang_tidy_async

Bazel runs the actions in its sandbox and keeps their results: only what changed
is linted again. The launcher and the plugin are inputs, so that a new plugin is a
new answer. Findings fail the build if .clang-tidy makes errors of them
(WarningsAsErrors).
"""

load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

_SOURCES = ["cc", "cpp", "cxx", "c++", "C"]

def _flags(target, ctx):
    """What the compiler is called with for the sources of a target."""
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    context = target[CcInfo].compilation_context
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = ctx.fragments.cpp.copts + ctx.fragments.cpp.cxxopts +
                             getattr(ctx.rule.attr, "copts", []),
        include_directories = context.includes,
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = depset(transitive = [context.defines, context.local_defines]),
    )
    return [toolchain.compiler_executable] + cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = "c++-compile",
        variables = variables,
    )

def _clang_tidy_async(target, ctx):
    if CcInfo not in target or not hasattr(ctx.rule.attr, "srcs"):
        return []
    sources = [
        file
        for source in ctx.rule.attr.srcs
        for file in source.files.to_list()
        if file.extension in _SOURCES
    ]
    flags = _flags(target, ctx)
    plugin = ctx.file._plugin
    reports = []
    for source in sources:
        report = ctx.actions.declare_file("%s.%s.sarif" % (ctx.label.name, source.basename))
        ctx.actions.run(
            executable = ctx.executable._launcher,
            arguments = [
                "--quiet",
                "--root=.",
                "--config-file=" + ctx.file._config.path,
                "--sarif=" + report.path,
                source.path,
                "--",
            ] + flags,
            inputs = depset(
                [source, plugin, ctx.file._config],
                transitive = [
                    target[CcInfo].compilation_context.headers,
                    find_cpp_toolchain(ctx).all_files,
                ],
            ),
            outputs = [report],
            env = {"ASYNC_TIDY_PLUGIN": plugin.path, "PATH": "/usr/local/bin:/usr/bin:/bin"},
            mnemonic = "ClangTidyAsync",
            progress_message = "Linting %s" % source.short_path,
        )
        reports.append(report)
    return [OutputGroupInfo(clang_tidy_async = depset(reports))]

clang_tidy_async = aspect(
    implementation = _clang_tidy_async,
    attr_aspects = ["deps"],
    attrs = {
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
        "_config": attr.label(default = "//:.clang-tidy", allow_single_file = True),
        "_launcher": attr.label(
            default = "@clang_tidy_async//:launcher",
            allow_single_file = True,
            executable = True,
            cfg = "exec",
        ),
        "_plugin": attr.label(default = "@clang_tidy_async//:plugin", allow_single_file = True),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
