using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>Variables that would turn the check of certificates off. None of them is honoured or passed on.</summary>
internal static class TlsSwitch
{
    /// <summary>Those that Sysdig's own tools know.</summary>
    public static readonly string[] Known =
    [
        "SYSDIG_MCP_API_SKIP_TLS_VERIFICATION",
        "SYSDIG_SECURE_SKIP_TLS_VERIFICATION",
        "SYSDIG_SKIP_TLS_VERIFICATION",
        "SKIP_TLS_VERIFICATION",
    ];

    public static bool IsOff(string variable, string value)
    {
        var word = value.Trim().ToLowerInvariant();
        return variable.Contains("SKIP_TLS_VERIFICATION", StringComparison.OrdinalIgnoreCase)
            ? word is not ("" or "false" or "0" or "no" or "off")
            : variable.Equals("NODE_TLS_REJECT_UNAUTHORIZED", StringComparison.OrdinalIgnoreCase) && word is "0";
    }

    public static Trouble Refusal(string where, string variable, string value) =>
        new(
            $"{where} turns TLS verification off.",
            $"{Printable.Of(variable, 80)} is set to {Printable.Of(value, 20)}: anybody on the way could answer for Sysdig.",
            "Remove the variable; for a private CA set SSL_CERT_FILE or NODE_EXTRA_CA_CERTS instead."
        );
}
