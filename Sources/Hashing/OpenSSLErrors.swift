import COpenSSL

/// What OpenSSL's calls leave in its error queue.
enum OpenSSLErrors {
  /// The queue of this thread in words, which empties it.
  static func words() -> String {
    var words: [String] = []
    var data: UnsafePointer<CChar>?
    while true {
      let code = ERR_get_error_all(nil, nil, nil, &data, nil)
      guard code != 0 else { break }
      if let reason = ERR_reason_error_string(code) { words.append(String(cString: reason)) }
      if let data, data.pointee != 0 { words.append(String(cString: data)) }
    }
    return words.joined(separator: "; ").lowercased()
  }
}
