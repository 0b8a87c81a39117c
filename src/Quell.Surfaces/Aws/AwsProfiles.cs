using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Surfaces.Aws;

/// <summary>The names of the profiles that the person's aws config file has. Nothing but section headers is looked at.</summary>
public static class AwsProfiles
{
    private const int Largest = 1024 * 1024;
    private const string Prefix = "profile ";

    /// <summary>In the order of the file; none where it is not there, not the person's own, or cannot be read.</summary>
    public static ImmutableArray<string> Read(ProgramEnvironment environment)
    {
        if (PathOf(environment) is not { } path || !File.Exists(path) || FileGuard.Refusal(path) is not null)
        {
            return [];
        }
        try
        {
            return new FileInfo(path).Length > Largest ? [] : [.. Names(File.ReadLines(path))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? PathOf(ProgramEnvironment environment) =>
        environment.Variables.GetValueOrDefault("AWS_CONFIG_FILE") is { Length: > 0 } named ? named
        : environment.Variables.GetValueOrDefault("HOME") is { Length: > 0 } home ? Path.Combine(home, ".aws", "config")
        : null;

    private static IEnumerable<string> Names(IEnumerable<string> lines) =>
        lines
            .Select(line => line.Trim())
            .Where(line => line is ['[', .., ']'])
            .Select(line => line[1..^1].Trim())
            .Where(section => section is "default" || section.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(section => section is "default" ? section : section[Prefix.Length..].Trim())
            .Where(name => Alphabets.Matches(Alphabet.AwsProfile, name))
            .Distinct(StringComparer.Ordinal);
}
