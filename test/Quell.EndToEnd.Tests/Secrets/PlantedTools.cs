namespace Quell.EndToEnd.Tests.Secrets;

/// <summary>A kubectl and an aws that print secrets and write down which programs run with which arguments.</summary>
internal sealed class PlantedTools : IDisposable
{
    /// <summary>Outside the folder that a program is started in: what lies there is not run.</summary>
    private readonly string _folder = Directory.CreateTempSubdirectory("quell-tools-").FullName;

    public PlantedTools()
    {
        File.WriteAllText(Path.Combine(_folder, "pods.json"), Planted.Pods);
        Write(
            "kubectl",
            $$$"""
            case "$*" in
              'config current-context') echo prod-eu-1 ;;
              version*) echo '{"clientVersion":{"gitVersion":"v1.33.0"}}' ;;
              *namespaces*kube-system*|*namespace*kube-system*) printf 'abcd-ef' ;;
              *) cat '{{{Path.Combine(_folder, "pods.json")}}}' ;;
            esac
            """
        );
        Write(
            "aws",
            """
            case "$*" in
              *get-caller-identity*) echo '{"UserId":"AIDAEXAMPLE","Account":"111122223333","Arn":"arn:aws:iam::111122223333:user/responder"}' ;;
              *) exit 254 ;;
            esac
            """
        );
    }

    /// <summary>The variables that put these first.</summary>
    public string PathVariable => $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";

    /// <summary>The command lines of each tool that was run, of the server, and of the program that ran them.</summary>
    public string Seen => File.Exists(SeenFile) ? File.ReadAllText(SeenFile) : string.Empty;

    public string SeenFile => Path.Combine(_folder, "seen.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string body)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(
            path,
            $$"""
            #!/bin/sh
            for process in $PPID $$; do tr '\0' ' ' <"/proc/$process/cmdline"; echo; done >>'{{SeenFile}}'
            echo 'warning: retried with token={{Planted.ProgramError}}' >&2
            {{body}}

            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
