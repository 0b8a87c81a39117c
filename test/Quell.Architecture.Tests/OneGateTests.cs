using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Quell.Domain.Approvals;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.Architecture.Tests;

/// <summary>Read from the compiled code, so that no wrapper, closure or async method hides a way out.</summary>
[Trait("Guardrail", "G-15")]
public sealed class OneGateTests
{
    private static readonly string s_gate = typeof(Gate).FullName!;

    /// <summary>What reaches out of the process, and the only types whose code may name it.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> s_waysOut = new Dictionary<
        string,
        ImmutableArray<string>
    >(StringComparer.Ordinal)
    {
        ["System.Diagnostics.Process"] =
        [
            "Quell.Sysdig.Wire.ServerLauncher",
            "Quell.Sysdig.Wire.LaunchedServer",
            "Quell.Surfaces.ProcessRunner",
        ],
        ["System.Diagnostics.ProcessStartInfo"] = ["Quell.Sysdig.Wire.ServerLauncher", "Quell.Surfaces.ProcessRunner"],
        // The last sends telemetry of the program's own work where the person said, and reads no answer.
        ["System.Net.Http.HttpClient"] =
        [
            "Quell.Sysdig.Wire.Http.HttpCarrier",
            "Quell.Ticketing.EventSender",
            "Quell.Telemetry.OtlpSender",
        ],
        ["System.Net.Http.HttpMessageInvoker"] = ["Quell.Telemetry.OtlpSender"],
        ["System.Net.Http.HttpClientHandler"] = [],
        ["System.Net.Http.SocketsHttpHandler"] =
        [
            "Quell.Sysdig.Wire.Http.HttpCarrier",
            "Quell.Ticketing.EventSender",
            "Quell.Telemetry.OtlpSender",
        ],
        ["System.Net.HttpWebRequest"] = [],
        ["System.Net.WebClient"] = [],
        ["System.Net.HttpListener"] = [],
        ["System.Net.Dns"] = [],
        ["System.Net.Mail.SmtpClient"] = [],
        ["System.Net.NetworkInformation.Ping"] = [],
        ["System.Net.Quic.QuicConnection"] = [],
        ["System.Net.Sockets.Socket"] = [],
        ["System.Net.Sockets.TcpClient"] = [],
        ["System.Net.Sockets.TcpListener"] = [],
        ["System.Net.Sockets.UdpClient"] = [],
        ["System.Net.WebSockets.ClientWebSocket"] = [],
        ["System.IO.Pipes.NamedPipeClientStream"] = [],
        ["System.IO.Pipes.NamedPipeServerStream"] = [],
        // Starts a program or opens a connection inside the SDK.
        ["ModelContextProtocol.Client.StdioClientTransport"] = [],
        ["ModelContextProtocol.Client.HttpClientTransport"] = ["Quell.Sysdig.Wire.Http.HttpCarrier"],
        // Listens; the embedded tenant does so when it is told to serve, and calls nobody.
        ["Microsoft.AspNetCore.Builder.WebApplication"] = ["Quell.Lab.Serving.HttpTenant"],
        ["Microsoft.AspNetCore.Builder.WebApplicationBuilder"] = ["Quell.Lab.Serving.HttpTenant"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Files, their owners and locks, the terminal, and the end of what the runner started: nothing that starts or reaches anything.</summary>
    private static readonly string[] s_systemCalls =
    [
        "open",
        "close",
        "fsync",
        "fstat",
        "fstat$INODE64",
        "kill",
        "lstat",
        "lstat$INODE64",
        "poll",
        "stat",
        "stat$INODE64",
        "statx",
        "flock",
        "fcntl",
        "geteuid",
        "fchmod",
        "isatty",
        "tcflush",
    ];

    [Fact]
    public void Only_the_gate_makes_a_write_order() =>
        Others(use => use.Type == typeof(WriteOrder).FullName && use.Member == ".ctor").ShouldBeEmpty();

    [Fact]
    public void A_write_order_cannot_be_made_from_outside_its_assembly() =>
        typeof(WriteOrder).GetConstructors().ShouldBeEmpty();

    [Fact]
    public void Only_the_gate_calls_a_surface()
    {
        var surfaces = Shipped
            .Types.Where(type => typeof(ISurface).IsAssignableFrom(type))
            .Select(type => type.FullName!)
            .ToHashSet(StringComparer.Ordinal);
        string[] calls =
        [
            nameof(ISurface.ReadAsync),
            nameof(ISurface.WriteAsync),
            nameof(ISurface.FingerprintAsync),
            nameof(ILinkSurface.RevealAsync),
        ];

        Others(use => surfaces.Contains(use.Type) && calls.Contains(use.Member) && use.By != use.Type).ShouldBeEmpty();
    }

    [Fact]
    public void The_gate_is_seen_making_orders_and_calling_surfaces()
    {
        var used = Shipped.Uses.Where(use => use.By == s_gate).Select(use => $"{use.Type}.{use.Member}").ToHashSet();

        used.ShouldContain($"{typeof(WriteOrder).FullName}..ctor");
        used.ShouldContain($"{typeof(ISurface).FullName}.{nameof(ISurface.ReadAsync)}");
        used.ShouldContain($"{typeof(ISurface).FullName}.{nameof(ISurface.WriteAsync)}");
    }

    [Fact]
    public void Only_named_types_start_programs_or_open_connections() =>
        Shipped
            .Uses.Where(use =>
                s_waysOut.TryGetValue(use.Type, out var named) && !named.Contains(use.By, StringComparer.Ordinal)
            )
            .ShouldBeEmpty();

    [Fact]
    public void No_code_calls_into_the_system_beside_files_and_locks() =>
        Shipped
            .Types.SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Where(method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
            .Select(EntryPoint)
            .Where(entry => !s_systemCalls.Contains(entry, StringComparer.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    [Trait("Guardrail", "G-08")]
    public void At_most_one_type_opens_an_approval_desk() =>
        Shipped
            .Uses.Where(use => use.Type == typeof(Approval.Desk).FullName && use.Member == ".ctor")
            .Select(use => use.By)
            .Distinct(StringComparer.Ordinal)
            .Count()
            .ShouldBeLessThanOrEqualTo(1);

    [Fact]
    [Trait("Guardrail", "G-07")]
    public void Only_the_gate_spends_an_approval() =>
        Others(use => use.Type == typeof(Approval.Desk).FullName && use.Member == nameof(Approval.Desk.Redeem))
            .ShouldBeEmpty();

    private static IEnumerable<MemberUse> Others(Func<MemberUse, bool> isCall) =>
        Shipped.Uses.Where(use => use.By != s_gate && isCall(use));

    private static string EntryPoint(MethodInfo method) =>
        method.GetCustomAttribute<DllImportAttribute>()?.EntryPoint ?? method.Name;
}
