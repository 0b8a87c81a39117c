using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using Quell.Runbook.Ports;

namespace Quell;

/// <summary>What the program takes from the process around it, read once.</summary>
internal sealed record Machine
{
    public required ImmutableDictionary<string, string> Environment { get; init; }
    public required string Home { get; init; }
    public required string CurrentFolder { get; init; }
    public required string Who { get; init; }
    public required string Version { get; init; }
    public required TimeProvider Clock { get; init; }

    /// <summary>Names this run of the program in the journals of its cases; no other run has the same name.</summary>
    public required long Session { get; init; }

    public static Machine OfThisProcess() =>
        new()
        {
            Environment = System
                .Environment.GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToImmutableDictionary(
                    pair => (string)pair.Key,
                    pair => (string?)pair.Value ?? string.Empty,
                    StringComparer.Ordinal
                ),
            Home = System.Environment.GetFolderPath(
                System.Environment.SpecialFolder.UserProfile,
                System.Environment.SpecialFolderOption.DoNotVerify
            ),
            CurrentFolder = System.Environment.CurrentDirectory,
            Who = System.Environment.UserName,
            Version =
                typeof(Machine)
                    .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                    ?.InformationalVersion
                ?? "0.0.0",
            Clock = TimeProvider.System,
            Session = Drawn(),
        };

    public string? Variable(string name) =>
        Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The user's own <c>mcpServers</c> file, there or not; null where no home folder is known.</summary>
    public string? UserConfiguration => InConfiguration("mcp.json");

    /// <summary>The user's own configuration file, there or not; null where no home folder is known.</summary>
    public string? ConfigurationPath => InConfiguration("config.yaml");

    /// <summary>Where cases are kept: as asked, or <c>$XDG_STATE_HOME/quell</c>, or <c>~/.local/state/quell</c>.</summary>
    public string StateFolder(string? asked) =>
        Path.GetFullPath(
            asked
                ?? (
                    Variable("XDG_STATE_HOME") is { } state && Path.IsPathRooted(state)
                        ? Path.Combine(state, "quell")
                        : Path.Combine(Home, ".local", "state", "quell")
                ),
            CurrentFolder
        );

    /// <summary>Where investigations leave their case files: as asked, or <c>/tmp</c>.</summary>
    public string CaseFilesFolder(string? asked) => Path.GetFullPath(asked ?? "/tmp", CurrentFolder);

    /// <summary>Where the user's own knowledge lies: <c>$XDG_CONFIG_HOME/quell/knowledge</c>, or <c>~/.config/quell/knowledge</c>.</summary>
    public string KnowledgeFolder =>
        InConfiguration("knowledge") ?? Path.Combine(Home, ".config", "quell", "knowledge");

    private string? InConfiguration(string name) =>
        Variable("XDG_CONFIG_HOME") is { } config && Path.IsPathRooted(config) ? Path.Combine(config, "quell", name)
        : Home.Length > 0 ? Path.Combine(Home, ".config", "quell", name)
        : null;

    /// <summary>By chance: clocks are set back, and two runs begin in one millisecond. Every reader of JSON keeps 53 bits whole.</summary>
    private static long Drawn() =>
        1 + (BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & ((1L << 52) - 1));
}
