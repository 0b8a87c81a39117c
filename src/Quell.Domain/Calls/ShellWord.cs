namespace Quell.Domain.Calls;

/// <summary>Writes an argument so that a person can paste the line into a POSIX shell and run the same thing.</summary>
public static class ShellWord
{
    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:,@%+";

    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(Plain.Contains)
            ? argument
            : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
