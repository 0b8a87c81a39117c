using System.Collections.Immutable;
using Quell.Runbook.Ports;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

/// <summary>Answers as <paramref name="cluster"/> does, but says no to one kind as an API server does to whoever may not read it.</summary>
/// <param name="cluster">What answers the rest of each line.</param>
/// <param name="word">The kind as the command line names it.</param>
/// <param name="resource">The kind as the API server names it, such as <c>deployments</c>.</param>
/// <param name="group">Its API group; empty for the core.</param>
internal sealed class ForbiddingCluster(IProgramRunner cluster, string word, string resource, string group)
    : IProgramRunner
{
    public async ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken)
    {
        ImmutableArray<string> words = [.. run.Arguments.Skip(1).TakeWhile(argument => !argument.StartsWith('-'))];
        var left = words
            .Select(argument => string.Join(',', argument.Split(',').Where(one => !IsOfKind(one))))
            .Where(argument => argument.Length > 0)
            .ToImmutableArray();
        if (left.SequenceEqual(words, StringComparer.Ordinal))
        {
            return await cluster.RunAsync(run, cancellationToken);
        }
        var error =
            $"Error from server (Forbidden): {resource}{(group.Length > 0 ? "." : "")}{group} is forbidden: User \"viewer\" cannot list resource \"{resource}\" in API group \"{group}\" in the namespace \"shop\"\n";
        if (left.IsEmpty)
        {
            return new ProgramOutcome.Exited(1, default, error);
        }
        var rest = await cluster.RunAsync(
            run with
            {
                Arguments = [run.Arguments[0], .. left, .. run.Arguments.Skip(1 + words.Length)],
            },
            cancellationToken
        );
        return rest is ProgramOutcome.Exited { Code: 0 } read ? new ProgramOutcome.Exited(1, read.Output, error) : rest;
    }

    private bool IsOfKind(string one) => string.Equals(one.Split('/')[0], word, StringComparison.Ordinal);
}
