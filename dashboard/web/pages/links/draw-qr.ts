// A short address as a QR code: as SVG for print, as PNG for screens.

import { encode, renderSVG } from 'uqr';

/** With the quiet zone of four modules that readers ask for (ISO/IEC 18004). */
const options = { ecc: 'M', border: 4 } as const;
const pngModule = 16;

export function drawSvg(text: string): string {
  return renderSVG(text, { ...options, pixelSize: 10, whiteColor: '#fff', blackColor: '#000' });
}

export function drawPng(text: string): Promise<Blob> {
  const { size, data } = encode(text, options);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * pngModule;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('The browser draws no pictures.'));
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  for (const [y, row] of data.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (isDark) pen.fillRect(x * pngModule, y * pngModule, pngModule, pngModule);
    }
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))));
  });
}
