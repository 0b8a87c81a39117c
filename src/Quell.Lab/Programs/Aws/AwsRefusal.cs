namespace Quell.Lab.Programs.Aws;

/// <summary>The service said no. Never leaves the simulated program.</summary>
internal sealed class AwsRefusal(string code, string message) : Exception(message)
{
    public string Code => code;

    public static AwsRefusal NoSuch(string what) => new("NoSuchEntity", what);
}
