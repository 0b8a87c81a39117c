using System.Collections.Immutable;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>kubectl's verbs.</summary>
internal static class KubectlProgram
{
    private const string Common = "context request-timeout n:namespace";

    public static Printed Run(Around around, ImmutableArray<string> arguments)
    {
        var verb = arguments.Length > 0 ? arguments[0] : string.Empty;
        return verb switch
        {
            "get" => With(
                around,
                arguments,
                1,
                "A:all-namespaces? l:selector o:output ignore-not-found? field-selector chunk-size no-headers?"
                    + " show-labels? show-managed-fields?",
                KubectlGet.Run
            ),
            "describe" => With(
                around,
                arguments,
                1,
                "A:all-namespaces? l:selector show-events? chunk-size",
                KubectlDescribe.Run
            ),
            "logs" => With(
                around,
                arguments,
                1,
                "l:selector c:container all-containers? p:previous? tail limit-bytes since since-time timestamps?"
                    + " prefix? ignore-errors? max-log-requests",
                KubectlLogs.Run
            ),
            "version" => KubectlVersion.Run(around, CommandLine.Read(arguments, 1, Common + " o:output client?")),
            "config" when arguments is [_, "current-context"] => around.Script.Cluster is { } cluster
                ? Printed.Done(cluster.Context + "\n")
                : Printed.Failed("error: current-context is not set"),
            "auth" when arguments is [_, "can-i", ..] => With(
                around,
                arguments,
                2,
                "A:all-namespaces? as list? q:quiet? no-headers? subresource",
                KubectlCanI.Run
            ),
            "patch" or "label" or "annotate" or "scale" or "delete" => With(
                around,
                arguments,
                1,
                KubectlWrite.Flags,
                (a, line) => KubectlWrite.Run(a, line, verb)
            ),
            "rollout" when arguments is [_, "restart" or "pause" or "resume", ..] => With(
                around,
                arguments,
                2,
                KubectlWrite.Flags,
                (a, line) => KubectlWrite.Run(a, line, $"rollout {arguments[1]}")
            ),
            "rollout" => Printed.Failed("error: the simulated kubectl offers rollout restart, pause and resume"),
            _ => Printed.Failed($"error: unknown command \"{verb}\" for \"kubectl\""),
        };
    }

    /// <summary>The context has to be the cluster's; without one the current context is meant, which is the same.</summary>
    public static Printed? WrongContext(Around around, CommandLine line)
    {
        if (line["context"] is { } context)
        {
            return string.Equals(around.Script.Cluster?.Context, context, StringComparison.Ordinal)
                ? null
                : Printed.Failed($"error: context \"{context}\" does not exist");
        }

        return around.Script.Cluster is null
            ? Printed.Failed(
                "The connection to the server localhost:8080 was refused - did you specify the right host or port?"
            )
            : null;
    }

    private static Printed With(
        Around around,
        ImmutableArray<string> arguments,
        int start,
        string flags,
        Func<Around, CommandLine, Printed> run
    )
    {
        var line = CommandLine.Read(arguments, start, $"{Common} {flags}");
        var verb = string.Join(' ', arguments.Take(start));
        if (line.Unknown is { } unknown)
        {
            var what = unknown.StartsWith("--", StringComparison.Ordinal) ? "flag" : "shorthand flag";
            return Printed.Failed($"error: unknown {what}: {unknown}\nSee 'kubectl {verb} --help' for usage.");
        }

        return line.Bare is { } bare
            ? Printed.Failed($"error: flag needs an argument: {bare}\nSee 'kubectl {verb} --help' for usage.")
            : WrongContext(around, line) ?? run(around, line);
    }
}
