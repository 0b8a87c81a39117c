using System.Diagnostics;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary><c>killpoint.c</c>, compiled once for this machine.</summary>
internal static class KillPointLibrary
{
    /// <summary>The words that a journal line of this kind begins with.</summary>
    public const string Intent = "\"type\":\"call_intended\",\"call\":{\"key\":\"try ";
    public const string Outcome = "\"type\":\"call_ended\",\"key\":\"try ";
    public const string Joined = "\"type\":\"session_joined\"";
    public const string WatchStarted = "\"type\":\"watch_started\"";

    private static readonly Lazy<string?> s_library = new(Compile);

    /// <summary>What a program is started with to be ended there; the test is skipped where there is no C compiler.</summary>
    /// <param name="within">Part of the path of the file that is written; null for a journal.</param>
    public static Dictionary<string, string> At(string on, string how, string? within = null)
    {
        var variables = Loaded(("KILLPOINT_ON", on), ("KILLPOINT_DO", how));
        if (within is not null)
        {
            variables["KILLPOINT_IN"] = within;
        }
        return variables;
    }

    /// <summary>What a program is started with to list each change that it makes below a folder.</summary>
    public static Dictionary<string, string> Counting(string below, string list) =>
        Loaded(("KILLPOINT_BELOW", below + "/"), ("KILLPOINT_COUNT", list));

    /// <summary>What a program is started with to be ended at the change of that number, counted from one.</summary>
    public static Dictionary<string, string> AtChange(string below, int number, string how) =>
        Loaded(
            ("KILLPOINT_BELOW", below + "/"),
            ("KILLPOINT_AT", number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("KILLPOINT_DO", how)
        );

    private static Dictionary<string, string> Loaded(params ReadOnlySpan<(string Name, string Value)> variables)
    {
        var library = s_library.Value;
        Assert.SkipWhen(library is null, "there is no gcc to build the kill point with");
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["LD_PRELOAD"] = library! };
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }
        return all;
    }

    private static string? Compile()
    {
        var library = Path.Combine(Directory.CreateTempSubdirectory("quell-killpoint-").FullName, "killpoint.so");
        var source = Path.Combine(AppContext.BaseDirectory, "Crash", "killpoint.c");
        try
        {
            using var gcc = Process.Start("gcc", ["-shared", "-fPIC", "-O1", "-w", "-o", library, source]);
            gcc.WaitForExit();
            return gcc.ExitCode == 0 ? library : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
