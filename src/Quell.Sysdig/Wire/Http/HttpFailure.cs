using System.Net.Security;
using System.Net.Sockets;

namespace Quell.Sysdig.Wire.Http;

/// <summary>Why a request got no answer, in words of our own: those of the system are left out of small builds.</summary>
internal static class HttpFailure
{
    public static WireReply Of(HttpRequestException failure, string host, SslPolicyErrors tls, bool departed)
    {
        var why = Words(failure, host, tls);
        return departed ? new WireReply.Lost(why) : new WireReply.NotConnected(why);
    }

    private static string Words(HttpRequestException failure, string host, SslPolicyErrors tls) =>
        failure.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"the name {host} cannot be resolved",
            HttpRequestError.ConnectionError => $"no connection to {host}: {Socket(failure)}",
            HttpRequestError.SecureConnectionError => $"no TLS connection to {host}: {Certificate(tls)}",
            HttpRequestError.ProxyTunnelError => $"the proxy on the way to {host} refused the connection",
            HttpRequestError.ConfigurationLimitExceeded => $"{host} answered with more headers than are taken",
            _ => $"the connection to {host} ended before the answer did",
        };

    private static string Socket(HttpRequestException failure) =>
        (failure.InnerException as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "nothing listens there",
            SocketError.TimedOut => "it does not answer",
            SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no route to it",
            _ => "it was not accepted",
        };

    private static string Certificate(SslPolicyErrors tls) =>
        tls.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? "it shows no certificate"
        : tls.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "its certificate is for another name"
        : tls.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)
            ? "its certificate is not trusted here (for a private CA set SSL_CERT_FILE)"
        : "the handshake failed; it may not speak TLS at all";
}
