using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Calls;

/// <summary>The read that tells whom a command would reach: asked through the very context, profile and address of the command.</summary>
public static class IdentityCalls
{
    private static readonly string[] s_kept = ["--region", "--profile", "--endpoint-url"];

    /// <summary>Null where a call goes to a surface that says by itself whom it talks to.</summary>
    public static OutsideCall? For(CaseState state, OutsideCall call)
    {
        // Never the key of an earlier one: who answered before is not who answers now.
        var scope = string.Create(CultureInfo.InvariantCulture, $"{state.Scope}.e{state.EntryCount}");
        return call.Request switch
        {
            CallRequest.Command { Argv: ["kubectl", ..] argv } when Value(argv, "--context") is { } context =>
                AccessCalls.ClusterUid(state, CallKeys.Of(scope, AccessCalls.ClusterIdentity), context),
            CallRequest.Command { Argv: ["aws", ..] argv } => new OutsideCall
            {
                Key = CallKeys.Of(scope, AccessKeys.AwsIdentity),
                Surface = Surface.Aws,
                Request = new CallRequest.Command(CallerLike(argv)),
                Target = new CallTarget(null, null, "active AWS credentials"),
                Purpose = "noting which account answers",
                Effect = Effect.Read,
            },
            _ => null,
        };
    }

    private static ImmutableArray<string> CallerLike(ImmutableArray<string> line) =>
        [
            "aws",
            "sts",
            "get-caller-identity",
            "--output",
            "json",
            .. s_kept.SelectMany(flag => Value(line, flag) is { } value ? (string[])[flag, value] : []),
        ];

    private static string? Value(ImmutableArray<string> line, string flag)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (string.Equals(line[i], flag, StringComparison.Ordinal))
            {
                return i + 1 < line.Length ? line[i + 1] : null;
            }
            if (line[i].StartsWith(flag + "=", StringComparison.Ordinal))
            {
                return line[i][(flag.Length + 1)..];
            }
        }
        return null;
    }
}
